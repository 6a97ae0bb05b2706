<?php

function reset_mail($user)
{
    // ruleid: weakening/token-from-predictable-random-php
    $token = md5(mt_rand());
    // ruleid: weakening/token-from-predictable-random-php
    $user->reset_code = rand(100000, 999999);
    // ruleid: weakening/token-from-predictable-random-php
    $apiKey = uniqid('', true);
    return $token . $apiKey;
}

function reset_mail_well($user)
{
    // ok: weakening/token-from-predictable-random-php
    $token = bin2hex(random_bytes(16));
    // ok: weakening/token-from-predictable-random-php
    $user->reset_code = random_int(100000, 999999);
    // ok: weakening/token-from-predictable-random-php
    $color = mt_rand(0, 255);
    // ok: weakening/token-from-predictable-random-php
    $name = uniqid('report');
    return $token . $color . $name;
}
