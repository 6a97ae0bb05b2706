<?php

function login($user, $password)
{
    // ruleid: bypass/hard-coded-password-accepted-php
    if ($password === 'letmein-2024') {
        return true;
    }
    return password_verify($password, $user->digest);
}

// ruleid: bypass/hard-coded-password-accepted-php
$admin = $_POST['pass'] == 's3cr3t!';
// ruleid: bypass/hard-coded-password-accepted-php
$shell = md5($_POST['password']) === '5f4dcc3b5aa765d61d8327deb882cf99';

function loginWell($user, $password)
{
    // ok: bypass/hard-coded-password-accepted-php
    return password_verify($password, $user->digest);
}

// ok: bypass/hard-coded-password-accepted-php
$missing = $_POST['password'] === '';
// ok: bypass/hard-coded-password-accepted-php
$kind = $field->type === 'password';
// ok: bypass/hard-coded-password-accepted-php
$chosen = $password === $confirmation;
