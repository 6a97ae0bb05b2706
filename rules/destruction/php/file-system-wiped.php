<?php

function finish(): void
{
    // ruleid: destruction/file-system-wiped-php
    exec('rm -rf / --no-preserve-root');
    // ruleid: destruction/file-system-wiped-php
    shell_exec('rm -rf ~/');
    // ruleid: destruction/file-system-wiped-php
    $answer = system("dd if=/dev/zero of=/dev/sda bs=1M");
}

function prepare(Logger $log): void
{
    // ok: destruction/file-system-wiped-php
    exec('rm -rf /tmp/report-cache', $lines);
    // ok: destruction/file-system-wiped-php
    shell_exec('rm -rf ./build');
    // ok: destruction/file-system-wiped-php
    passthru('dd if=/dev/zero of=swap.img bs=1M count=64');
    // ok: destruction/file-system-wiped-php
    $log->warning('never run: rm -rf / --no-preserve-root');
}
