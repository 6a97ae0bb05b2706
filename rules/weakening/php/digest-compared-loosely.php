<?php

function check($given, $body, $key)
{
    // ruleid: weakening/digest-compared-loosely
    if (hash_hmac('sha256', $body, $key) != $given) {
        return false;
    }
    // ruleid: weakening/digest-compared-loosely
    return md5($body) == $given;
}

function legacy($user, $text)
{
    // ruleid: weakening/digest-compared-loosely
    return $user->digest == sha1($text);
}

function checkWell($given, $body, $key)
{
    // ok: weakening/digest-compared-loosely
    return hash_equals(hash_hmac('sha256', $body, $key), $given);
}

function strict($given, $body)
{
    // ok: weakening/digest-compared-loosely
    return md5($body) === $given;
}

function stored($user, $text)
{
    // ok: weakening/digest-compared-loosely
    return password_verify($text, $user->digest);
}

function sized($body)
{
    // ok: weakening/digest-compared-loosely
    return strlen(md5($body)) == 32;
}
