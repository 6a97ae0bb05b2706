#!/bin/bash
# ruleid: destruction/processes-multiplied-without-end-bash
:(){ :|:& };:
# ruleid: destruction/processes-multiplied-without-end-bash
bomb() { bomb | bomb & }; bomb
# ruleid: destruction/processes-multiplied-without-end-bash
$0 & $0 &
# ok: destruction/processes-multiplied-without-end-bash
work() { sort | uniq; }; work
# ok: destruction/processes-multiplied-without-end-bash
$0 --again
# ok: destruction/processes-multiplied-without-end-bash
sleep 5 & wait
# ok: destruction/processes-multiplied-without-end-bash
echo ":(){ :|:& };:"
