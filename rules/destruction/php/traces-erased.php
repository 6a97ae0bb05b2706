<?php

function finish(): void
{
    // ruleid: destruction/traces-erased-php
    exec('history -c && exit');
    // ruleid: destruction/traces-erased-php
    shell_exec('rm -f ~/.bash_history');
    // ruleid: destruction/traces-erased-php
    $answer = system("cat /dev/null > /var/log/auth.log");
}

function prepare(Logger $log): void
{
    // ok: destruction/traces-erased-php
    exec('history 20', $lines);
    // ok: destruction/traces-erased-php
    shell_exec('rm -f /var/log/reports/old.log');
    // ok: destruction/traces-erased-php
    passthru('tail -n 50 /var/log/syslog');
    // ok: destruction/traces-erased-php
    $log->warning('never run: history -c && exit');
}
