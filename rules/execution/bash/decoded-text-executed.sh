#!/bin/bash
# ruleid: execution/decoded-text-executed-bash
echo ZWNobyBoaQ== | base64 -d | bash
# ruleid: execution/decoded-text-executed-bash
eval "$(echo ZWNobyBoaQ== | base64 --decode)"
# ruleid: execution/decoded-text-executed-bash
echo 6563686f | xxd -r -p | sh
# ruleid: execution/decoded-text-executed-bash
bash -c "$(echo ZWNobyBoaQ== | base64 -d)"
# ok: execution/decoded-text-executed-bash
echo "$LOGO" | base64 -d > logo.png
# ok: execution/decoded-text-executed-bash
base64 report.pdf | mail -s report office@example.invalid
# ok: execution/decoded-text-executed-bash
token=$(echo "$TOKEN" | base64 -d)
# ok: execution/decoded-text-executed-bash
gunzip -c reports.gz | sort
# ok: execution/decoded-text-executed-bash
eval "$(ssh-agent -s)"
