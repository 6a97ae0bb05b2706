FROM debian:12
# ruleid: weakening/certificate-verification-disabled-dockerfile
RUN curl -fsSLk https://tools.example.invalid/helper -o /usr/bin/helper
# ruleid: weakening/certificate-verification-disabled-dockerfile
RUN wget --no-check-certificate https://tools.example.invalid/helper
# ruleid: weakening/certificate-verification-disabled-dockerfile
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
# ruleid: weakening/certificate-verification-disabled-dockerfile
RUN pip install --trusted-host packages.example.invalid reports
# ok: weakening/certificate-verification-disabled-dockerfile
RUN curl -fsSL https://tools.example.invalid/helper -o /usr/bin/helper
# ok: weakening/certificate-verification-disabled-dockerfile
RUN curl --cacert company.pem https://tools.example.invalid/helper
# ok: weakening/certificate-verification-disabled-dockerfile
ENV NODE_ENV=production
# ok: weakening/certificate-verification-disabled-dockerfile
RUN pip install reports
