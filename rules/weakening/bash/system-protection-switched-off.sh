#!/bin/bash
# ruleid: weakening/system-protection-switched-off-bash
setenforce 0
# ruleid: weakening/system-protection-switched-off-bash
sudo ufw disable
# ruleid: weakening/system-protection-switched-off-bash
systemctl disable --now auditd
# ruleid: weakening/system-protection-switched-off-bash
iptables -F
# ruleid: weakening/system-protection-switched-off-bash
sysctl -w kernel.randomize_va_space=0
# ok: weakening/system-protection-switched-off-bash
systemctl stop reports
# ok: weakening/system-protection-switched-off-bash
ufw allow 8443/tcp
# ok: weakening/system-protection-switched-off-bash
iptables -L
# ok: weakening/system-protection-switched-off-bash
sysctl -w vm.swappiness=10
# ok: weakening/system-protection-switched-off-bash
systemctl status auditd
