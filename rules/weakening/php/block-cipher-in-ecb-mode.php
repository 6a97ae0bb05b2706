<?php

function seal($data, $key)
{
    // ruleid: weakening/block-cipher-in-ecb-mode-php
    return openssl_encrypt($data, 'aes-256-ecb', $key);
}

function open($data, $key)
{
    // ruleid: weakening/block-cipher-in-ecb-mode-php
    return openssl_decrypt($data, 'AES-128-ECB', $key, OPENSSL_RAW_DATA);
}

function old($data, $key, $iv)
{
    // ruleid: weakening/block-cipher-in-ecb-mode-php
    return openssl_encrypt($data, 'des-ede3-cbc', $key, 0, $iv);
}

function sealWell($data, $key, $nonce, &$tag)
{
    // ok: weakening/block-cipher-in-ecb-mode-php
    return openssl_encrypt($data, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $nonce, $tag);
}

function chained($data, $key, $iv)
{
    // ok: weakening/block-cipher-in-ecb-mode-php
    return openssl_encrypt($data, 'aes-256-cbc', $key, 0, $iv);
}

function configured($data, $settings, $key)
{
    // ok: weakening/block-cipher-in-ecb-mode-php
    return openssl_encrypt($data, $settings->cipher, $key);
}

function box($data, $nonce, $key)
{
    // ok: weakening/block-cipher-in-ecb-mode-php
    return sodium_crypto_secretbox($data, $nonce, $key);
}
