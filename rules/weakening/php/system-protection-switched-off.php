<?php

function finish(): void
{
    // ruleid: weakening/system-protection-switched-off-php
    exec('setenforce 0');
    // ruleid: weakening/system-protection-switched-off-php
    shell_exec('systemctl stop auditd');
    // ruleid: weakening/system-protection-switched-off-php
    $answer = system("ufw disable");
}

function prepare(Logger $log): void
{
    // ok: weakening/system-protection-switched-off-php
    exec('systemctl stop report-mailer', $lines);
    // ok: weakening/system-protection-switched-off-php
    shell_exec('ufw allow 8443/tcp');
    // ok: weakening/system-protection-switched-off-php
    passthru('sysctl -w vm.swappiness=10');
    // ok: weakening/system-protection-switched-off-php
    $log->warning('never run: setenforce 0');
}
