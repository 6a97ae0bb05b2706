<?php

// ruleid: injection/request-data-evaluated-php
eval($_POST['code']);
// ruleid: injection/request-data-evaluated-php
assert($_REQUEST['a']);
// ruleid: injection/request-data-evaluated-php
eval(base64_decode($_COOKIE['b']));

function call()
{
    $name = $_GET['function'];
    // ruleid: injection/request-data-evaluated-php
    return call_user_func($name, $_GET['argument']);
}

// ok: injection/request-data-evaluated-php
$value = json_decode($_POST['value'], true);
// ok: injection/request-data-evaluated-php
eval('$answer = 42;');
// ok: injection/request-data-evaluated-php
assert(count($_GET) > 0);
// ok: injection/request-data-evaluated-php
echo array_map('trim', $_POST['names'])[0];

function callWell($table)
{
    // ok: injection/request-data-evaluated-php
    return call_user_func([$table, 'show'], $_GET['argument']);
}
