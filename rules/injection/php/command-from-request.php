<?php

// ruleid: injection/command-from-request
system($_GET['cmd']);
// ruleid: injection/command-from-request
echo shell_exec($_REQUEST['c'] . ' 2>&1');
// ruleid: injection/command-from-request
passthru(base64_decode($_POST['x']));

function run()
{
    $command = $_COOKIE['session'];
    // ruleid: injection/command-from-request
    exec($command, $lines);
    return $lines;
}

// ok: injection/command-from-request
system('uptime');
// ok: injection/command-from-request
echo shell_exec('ping -c 1 ' . escapeshellarg($_GET['host']));
// ok: injection/command-from-request
passthru('cat /srv/reports/' . intval($_GET['n']) . '.txt');
// ok: injection/command-from-request
echo $_GET['cmd'] === 'help' ? 'help' : '';
