<?php

function store($user, $password)
{
    // ruleid: weakening/weak-hash-of-password-php
    $user->digest = md5($password);
}

function check($user)
{
    // ruleid: weakening/weak-hash-of-password-php
    return sha1($user->salt . $_POST['password']) === $user->digest;
}

function legacy($passwd)
{
    // ruleid: weakening/weak-hash-of-password-php
    return hash('sha256', $passwd);
}

function storeWell($user, $password)
{
    // ok: weakening/weak-hash-of-password-php
    $user->digest = password_hash($password, PASSWORD_DEFAULT);
}

function cacheKey($address)
{
    // ok: weakening/weak-hash-of-password-php
    return md5($address);
}

function label()
{
    // ok: weakening/weak-hash-of-password-php
    return sha1('password reset page');
}

function fileDigest($path)
{
    // ok: weakening/weak-hash-of-password-php
    return hash('sha256', file_get_contents($path));
}
