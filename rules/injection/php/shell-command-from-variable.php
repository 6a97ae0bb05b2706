<?php

function ping($host)
{
    // ruleid: injection/shell-command-from-variable-php
    return shell_exec("ping -c 1 $host");
}

function convert($from, $to)
{
    // ruleid: injection/shell-command-from-variable-php
    exec('convert ' . $from . ' ' . $to, $lines);
    return $lines;
}

function archive($name)
{
    $command = "tar czf reports.tgz {$name}";
    // ruleid: injection/shell-command-from-variable-php
    system($command);
}

function pingWell($host)
{
    // ok: injection/shell-command-from-variable-php
    return shell_exec('ping -c 1 ' . escapeshellarg($host));
}

function version()
{
    // ok: injection/shell-command-from-variable-php
    return shell_exec('git --version');
}

function listed($name)
{
    // ok: injection/shell-command-from-variable-php
    return proc_open(['tar', 'czf', 'reports.tgz', $name], [], $pipes);
}

function numbered($n)
{
    // ok: injection/shell-command-from-variable-php
    return shell_exec('head -n ' . intval($n) . ' list.txt');
}
