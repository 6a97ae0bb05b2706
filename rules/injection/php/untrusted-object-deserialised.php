<?php

// ruleid: injection/untrusted-object-deserialised-php
$state = unserialize($_COOKIE['state']);
// ruleid: injection/untrusted-object-deserialised-php
$cart = unserialize(base64_decode($_POST['cart']));

function filter()
{
    $text = $_GET['filter'];
    // ruleid: injection/untrusted-object-deserialised-php
    return unserialize($text);
}

// ok: injection/untrusted-object-deserialised-php
$state = json_decode($_COOKIE['state'], true);
// ok: injection/untrusted-object-deserialised-php
$list = unserialize($_COOKIE['list'], ['allowed_classes' => false]);
// ok: injection/untrusted-object-deserialised-php
$cached = unserialize(file_get_contents('/var/cache/reports'));
// ok: injection/untrusted-object-deserialised-php
$text = serialize($_GET['filter']);
