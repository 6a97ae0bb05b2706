#!/bin/bash
# ruleid: weakening/file-open-to-everyone-bash
chmod -R 777 /srv/reports
# ruleid: weakening/file-open-to-everyone-bash
chmod a+rwx /srv/reports
# ruleid: weakening/file-open-to-everyone-bash
sudo chmod 666 /var/run/docker.sock
# ruleid: weakening/file-open-to-everyone-bash
umask 000
# ok: weakening/file-open-to-everyone-bash
chmod 755 /srv/reports
# ok: weakening/file-open-to-everyone-bash
chmod +x run.sh
# ok: weakening/file-open-to-everyone-bash
umask 022
# ok: weakening/file-open-to-everyone-bash
chmod 01777 /srv/drop
# ok: weakening/file-open-to-everyone-bash
chmod u+rwx,g+rx /srv/reports
