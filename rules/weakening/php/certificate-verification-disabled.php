<?php

use GuzzleHttp\Client;

function fetch($address)
{
    $handle = curl_init($address);
    // ruleid: weakening/certificate-verification-disabled-php
    curl_setopt($handle, CURLOPT_SSL_VERIFYPEER, false);
    // ruleid: weakening/certificate-verification-disabled-php
    curl_setopt($handle, CURLOPT_SSL_VERIFYHOST, 0);
    // ok: weakening/certificate-verification-disabled-php
    curl_setopt($handle, CURLOPT_SSL_VERIFYHOST, 2);
    // ok: weakening/certificate-verification-disabled-php
    curl_setopt($handle, CURLOPT_RETURNTRANSFER, false);
    return curl_exec($handle);
}

function read($address)
{
    // ruleid: weakening/certificate-verification-disabled-php
    $context = stream_context_create(['ssl' => ['verify_peer' => false, 'cafile' => '']]);
    return file_get_contents($address, false, $context);
}

function client()
{
    // ruleid: weakening/certificate-verification-disabled-php
    return new Client(['timeout' => 5, 'verify' => false]);
}

function privateClient()
{
    // ok: weakening/certificate-verification-disabled-php
    return new Client(['verify' => '/etc/ssl/company.pem']);
}

function readWell($address)
{
    // ok: weakening/certificate-verification-disabled-php
    $context = stream_context_create(['ssl' => ['verify_peer' => true]]);
    return file_get_contents($address, false, $context);
}
