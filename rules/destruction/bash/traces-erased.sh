#!/bin/bash
# ruleid: destruction/traces-erased-bash
history -c
# ruleid: destruction/traces-erased-bash
unset HISTFILE
# ruleid: destruction/traces-erased-bash
rm -f ~/.bash_history
# ruleid: destruction/traces-erased-bash
cat /dev/null > /var/log/auth.log
# ruleid: destruction/traces-erased-bash
rm -rf /var/log/wtmp
# ok: destruction/traces-erased-bash
history 20
# ok: destruction/traces-erased-bash
rm -f /var/log/reports/old.log
# ok: destruction/traces-erased-bash
tail -n 50 /var/log/syslog
# ok: destruction/traces-erased-bash
export HISTSIZE=10000
# ok: destruction/traces-erased-bash
journalctl --vacuum-time=30d
