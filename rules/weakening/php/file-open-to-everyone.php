<?php

function share($path)
{
    // ruleid: weakening/file-open-to-everyone-php
    chmod($path, 0777);
    // ruleid: weakening/file-open-to-everyone-php
    chmod("$path/list.txt", 0666);
    // ruleid: weakening/file-open-to-everyone-php
    umask(0);
}

function keep($path)
{
    // ok: weakening/file-open-to-everyone-php
    chmod($path, 0755);
    // ok: weakening/file-open-to-everyone-php
    chmod("$path/list.txt", 0640);
    // ok: weakening/file-open-to-everyone-php
    umask(0077);
    // ok: weakening/file-open-to-everyone-php
    mkdir($path, 0777);
}
