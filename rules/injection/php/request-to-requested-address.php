<?php

// ruleid: injection/request-to-requested-address-php
$handle = curl_init($_GET['address']);
// ruleid: injection/request-to-requested-address-php
curl_setopt($handle, CURLOPT_URL, $_POST['callback']);

function preview()
{
    $address = $_GET['address'];
    // ruleid: injection/request-to-requested-address-php
    return get_headers($address);
}

// ok: injection/request-to-requested-address-php
$handle = curl_init('https://reports.example.invalid/all');
// ok: injection/request-to-requested-address-php
curl_setopt($handle, CURLOPT_URL, 'https://search.example.invalid?q=' . urlencode($_GET['q']));
// ok: injection/request-to-requested-address-php
curl_setopt($handle, CURLOPT_POSTFIELDS, $_POST['body']);

function checked()
{
    $address = $_GET['address'];
    if (!is_public($address)) {
        return null;
    }
    // ok: injection/request-to-requested-address-php
    return curl_init($address);
}
