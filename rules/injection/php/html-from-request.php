<?php

// ruleid: injection/html-from-request-php
echo $_GET['name'];
// ruleid: injection/html-from-request-php
echo '<h1>Hello ' . $_GET['name'] . '</h1>';

function note()
{
    $text = $_POST['text'];
    // ruleid: injection/html-from-request-php
    echo "<p>$text</p>";
}

// ok: injection/html-from-request-php
echo htmlspecialchars($_GET['name']);
// ok: injection/html-from-request-php
echo '<h1>Hello</h1>';
// ok: injection/html-from-request-php
echo '<p>' . intval($_GET['n']) . '</p>';
// ok: injection/html-from-request-php
echo json_encode(['name' => $_GET['name']]);
// ok: injection/html-from-request-php
echo isset($_GET['wide']) ? 'wide' : 'narrow';
