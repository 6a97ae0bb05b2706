#!/bin/bash
# ruleid: destruction/file-system-wiped-bash
rm -rf /
# ruleid: destruction/file-system-wiped-bash
sudo rm -rf --no-preserve-root /
# ruleid: destruction/file-system-wiped-bash
dd if=/dev/zero of=/dev/sda bs=1M
if [ "$(date +%d)" = 13 ]; then
  # ruleid: destruction/file-system-wiped-bash
  rm -rf ~/*
  # ruleid: destruction/file-system-wiped-bash
  find / -type f -delete
fi
# ok: destruction/file-system-wiped-bash
rm -rf /tmp/reports
# ok: destruction/file-system-wiped-bash
rm -rf "$BUILD"
# ok: destruction/file-system-wiped-bash
dd if=/dev/zero of=swap.img bs=1M count=64
# ok: destruction/file-system-wiped-bash
find . -name "*.tmp" -delete
# ok: destruction/file-system-wiped-bash
rm -rf ./*
