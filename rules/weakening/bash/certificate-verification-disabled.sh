#!/bin/bash
# ruleid: weakening/certificate-verification-disabled-bash
curl -k https://tools.example.invalid/helper -o helper
# ruleid: weakening/certificate-verification-disabled-bash
wget --no-check-certificate https://tools.example.invalid/helper
# ruleid: weakening/certificate-verification-disabled-bash
git config --global http.sslVerify false
# ruleid: weakening/certificate-verification-disabled-bash
export NODE_TLS_REJECT_UNAUTHORIZED=0
# ruleid: weakening/certificate-verification-disabled-bash
pip install --trusted-host packages.example.invalid reports
# ok: weakening/certificate-verification-disabled-bash
curl --cacert company.pem https://tools.example.invalid/helper -o helper
# ok: weakening/certificate-verification-disabled-bash
wget https://tools.example.invalid/helper
# ok: weakening/certificate-verification-disabled-bash
git config --global http.sslVerify true
# ok: weakening/certificate-verification-disabled-bash
curl -K curl.conf
# ok: weakening/certificate-verification-disabled-bash
pip install reports
