#!/bin/bash
# ruleid: weakening/package-signature-not-checked
apt-get install -y --allow-unauthenticated reports
# ruleid: weakening/package-signature-not-checked
yum install --nogpgcheck -y reports
# ruleid: weakening/package-signature-not-checked
apk add --allow-untrusted reports.apk
# ruleid: weakening/package-signature-not-checked
rpm -i --nosignature reports.rpm
# ok: weakening/package-signature-not-checked
apt-get install -y reports
# ok: weakening/package-signature-not-checked
yum install -y reports
# ok: weakening/package-signature-not-checked
apk add --no-cache reports
# ok: weakening/package-signature-not-checked
rpm -qa
