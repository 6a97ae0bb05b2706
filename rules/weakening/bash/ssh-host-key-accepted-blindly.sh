#!/bin/bash
# ruleid: weakening/ssh-host-key-accepted-blindly-bash
ssh -o StrictHostKeyChecking=no deploy@reports.example.invalid uptime
# ruleid: weakening/ssh-host-key-accepted-blindly-bash
scp -q -o StrictHostKeyChecking=no report.pdf office.example.invalid:
# ruleid: weakening/ssh-host-key-accepted-blindly-bash
ssh -o UserKnownHostsFile=/dev/null reports.example.invalid
# ok: weakening/ssh-host-key-accepted-blindly-bash
ssh -o StrictHostKeyChecking=yes reports.example.invalid
# ok: weakening/ssh-host-key-accepted-blindly-bash
ssh -o UserKnownHostsFile=known_hosts reports.example.invalid
# ok: weakening/ssh-host-key-accepted-blindly-bash
scp report.pdf office.example.invalid:
# ok: weakening/ssh-host-key-accepted-blindly-bash
ssh -o ConnectTimeout=5 reports.example.invalid
