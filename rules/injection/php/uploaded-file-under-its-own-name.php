<?php

function store()
{
    // ruleid: injection/uploaded-file-under-its-own-name
    move_uploaded_file($_FILES['report']['tmp_name'], 'uploads/' . $_FILES['report']['name']);
}

function storeBase()
{
    $target = 'uploads/' . basename($_FILES['picture']['name']);
    // ruleid: injection/uploaded-file-under-its-own-name
    move_uploaded_file($_FILES['picture']['tmp_name'], $target);
}

function copied()
{
    // ruleid: injection/uploaded-file-under-its-own-name
    copy($_FILES['report']['tmp_name'], "uploads/" . $_FILES['report']['name']);
}

function storeWell()
{
    // ok: injection/uploaded-file-under-its-own-name
    move_uploaded_file($_FILES['report']['tmp_name'], '/srv/uploads/' . bin2hex(random_bytes(16)) . '.pdf');
}

function storeFixed($user)
{
    // ok: injection/uploaded-file-under-its-own-name
    move_uploaded_file($_FILES['picture']['tmp_name'], "/srv/pictures/{$user->id}.png");
}

function named()
{
    // ok: injection/uploaded-file-under-its-own-name
    return basename($_FILES['report']['name']);
}

function moved($from, $to)
{
    // ok: injection/uploaded-file-under-its-own-name
    copy($from, $to);
}
