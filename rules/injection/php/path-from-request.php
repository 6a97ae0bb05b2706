<?php

// ruleid: injection/path-from-request-php
include $_GET['page'];
// ruleid: injection/path-from-request-php
require 'pages/' . $_GET['page'] . '.php';

function report()
{
    $name = $_GET['name'];
    // ruleid: injection/path-from-request-php
    readfile('/srv/reports/' . $name);
}

function remove()
{
    // ruleid: injection/path-from-request-php
    unlink($_POST['path']);
}

// ok: injection/path-from-request-php
include 'pages/home.php';
// ok: injection/path-from-request-php
readfile('/srv/reports/' . basename($_GET['name']));
// ok: injection/path-from-request-php
echo file_get_contents('/srv/reports/' . intval($_GET['n']) . '.txt');

function checked($pages)
{
    $page = $_GET['page'];
    if (!in_array($page, $pages, true)) {
        return;
    }
    // ok: injection/path-from-request-php
    include 'pages/' . $page . '.php';
}
