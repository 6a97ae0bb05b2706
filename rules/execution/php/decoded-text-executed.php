<?php

// ruleid: execution/decoded-text-executed-php
eval(gzinflate(base64_decode('S03OyFdQyshUBAA=')));
// ruleid: execution/decoded-text-executed-php
eval(str_rot13('rpub "uv";'));

function prepare()
{
    $text = base64_decode('ZWNobyAiaGkiOw==');
    // ruleid: execution/decoded-text-executed-php
    eval($text);
}

function call($argument)
{
    $name = base64_decode('c3lzdGVt');
    // ruleid: execution/decoded-text-executed-php
    return $name($argument);
}

// ok: execution/decoded-text-executed-php
$picture = base64_decode('iVBORw0KGgo=');
// ok: execution/decoded-text-executed-php
file_put_contents('logo.png', base64_decode('iVBORw0KGgo='));
// ok: execution/decoded-text-executed-php
eval('return 42;');

function decode($text)
{
    $decoded = base64_decode($text);
    // ok: execution/decoded-text-executed-php
    return strlen($decoded);
}
