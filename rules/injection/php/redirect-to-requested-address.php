<?php

// ruleid: injection/redirect-to-requested-address-php
header('Location: ' . $_GET['next']);

function login()
{
    $next = $_POST['next'];
    // ruleid: injection/redirect-to-requested-address-php
    header("Location: " . $next, true, 302);
}

function moved()
{
    // ruleid: injection/redirect-to-requested-address-php
    wp_redirect($_REQUEST['target']);
}

// ok: injection/redirect-to-requested-address-php
header('Location: /reports');
// ok: injection/redirect-to-requested-address-php
header('Location: /search?q=' . urlencode($_GET['q']));
// ok: injection/redirect-to-requested-address-php
header('X-Name: ' . $_GET['name']);

function checked()
{
    $next = $_GET['next'];
    if (!is_local($next)) {
        return;
    }
    // ok: injection/redirect-to-requested-address-php
    header('Location: ' . $next);
}
