<?php

function find($db, $mail)
{
    // ruleid: injection/sql-from-interpolated-string-php
    return $db->query("SELECT id FROM customers WHERE mail = '$mail'");
}

function rename($link, $id, $name)
{
    // ruleid: injection/sql-from-interpolated-string-php
    mysqli_query($link, "UPDATE customers SET name = '" . $name . "' WHERE id = " . $id);
}

function purge($db, $day)
{
    $statement = "DELETE FROM reports WHERE created < '{$day}'";
    // ruleid: injection/sql-from-interpolated-string-php
    return $db->exec($statement);
}

function formatted($link, $id)
{
    // ruleid: injection/sql-from-interpolated-string-php
    return pg_query($link, sprintf("SELECT * FROM orders WHERE id = %s", $id));
}

function findWell($db, $mail)
{
    $statement = $db->prepare('SELECT id FROM customers WHERE mail = ?');
    // ok: injection/sql-from-interpolated-string-php
    return $statement->execute([$mail]);
}

function counted($db)
{
    // ok: injection/sql-from-interpolated-string-php
    return $db->query('SELECT count(*) FROM customers');
}

function escaped($link, $name)
{
    // ok: injection/sql-from-interpolated-string-php
    return mysqli_query($link, "SELECT id FROM customers WHERE name = '" . mysqli_real_escape_string($link, $name) . "'");
}

function numbered($db, $id)
{
    // ok: injection/sql-from-interpolated-string-php
    return $db->query("SELECT id FROM customers WHERE id = " . (int)$id);
}

function search($index, $text)
{
    // ok: injection/sql-from-interpolated-string-php
    return $index->query("title:$text");
}
