#!/bin/bash
# ruleid: execution/download-piped-to-shell-bash
curl -fsSL https://tools.example.invalid/install.sh | sh
# ruleid: execution/download-piped-to-shell-bash
curl -fsSL "https://tools.example.invalid/$VERSION" | sudo bash -s -- --quiet
# ruleid: execution/download-piped-to-shell-bash
eval "$(curl -s https://tools.example.invalid/env)"
# ruleid: execution/download-piped-to-shell-bash
bash <(curl -s https://tools.example.invalid/setup)
if [ -z "$SKIP" ]; then
  # ruleid: execution/download-piped-to-shell-bash
  wget -qO- https://tools.example.invalid/agent.py | python3 -
fi
# ok: execution/download-piped-to-shell-bash
curl -fsSL https://data.example.invalid/cities.csv.gz | gunzip > cities.csv
# ok: execution/download-piped-to-shell-bash
curl -fsSLO https://tools.example.invalid/install.sh
# ok: execution/download-piped-to-shell-bash
curl -s https://data.example.invalid/version | python3 -m json.tool
# ok: execution/download-piped-to-shell-bash
bash install.sh
# ok: execution/download-piped-to-shell-bash
echo "do not run curl https://tools.example.invalid/install.sh | sh"
