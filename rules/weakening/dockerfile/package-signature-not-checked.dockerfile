FROM debian:12
# ruleid: weakening/package-signature-not-checked-dockerfile
RUN apt-get update && apt-get install -y --allow-unauthenticated reports
# ruleid: weakening/package-signature-not-checked-dockerfile
RUN echo "deb [trusted=yes] http://packages.example.invalid ./" > /etc/apt/sources.list.d/reports.list
# ruleid: weakening/package-signature-not-checked-dockerfile
RUN apk add --allow-untrusted /tmp/reports.apk
# ok: weakening/package-signature-not-checked-dockerfile
RUN apt-get update && apt-get install -y reports
# ok: weakening/package-signature-not-checked-dockerfile
RUN echo "deb [signed-by=/etc/apt/keyrings/reports.gpg] https://packages.example.invalid ./" > /etc/apt/sources.list.d/reports.list
# ok: weakening/package-signature-not-checked-dockerfile
RUN apk add --no-cache reports
# ok: weakening/package-signature-not-checked-dockerfile
RUN yum install -y reports
