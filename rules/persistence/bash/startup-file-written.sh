#!/bin/bash
# ruleid: persistence/startup-file-written-bash
echo "reports --daemon &" >> ~/.bashrc
# ruleid: persistence/startup-file-written-bash
(crontab -l; echo "@reboot reports --daemon") | crontab -
# ruleid: persistence/startup-file-written-bash
echo "$KEY" >> "$HOME/.ssh/authorized_keys"
# ruleid: persistence/startup-file-written-bash
echo /usr/lib/libreports.so > /etc/ld.so.preload
# ruleid: persistence/startup-file-written-bash
echo "reports ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers.d/reports
# ok: persistence/startup-file-written-bash
crontab -l
# ok: persistence/startup-file-written-bash
cat ~/.bashrc
# ok: persistence/startup-file-written-bash
echo "alias r=reports" >> aliases.txt
# ok: persistence/startup-file-written-bash
grep reports /etc/crontab > found.txt
# ok: persistence/startup-file-written-bash
source ~/.bashrc
