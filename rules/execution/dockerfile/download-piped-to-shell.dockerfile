FROM debian:12
# ruleid: execution/download-piped-to-shell-dockerfile
RUN curl -fsSL https://tools.example.invalid/install.sh | sh
# ruleid: execution/download-piped-to-shell-dockerfile
RUN apt-get update && wget -qO- https://tools.example.invalid/setup | bash -s -- -y
# ruleid: execution/download-piped-to-shell-dockerfile
RUN curl -s https://tools.example.invalid/agent.py | python3 -
# ok: execution/download-piped-to-shell-dockerfile
RUN curl -fsSL https://data.example.invalid/cities.csv.gz | gunzip > /srv/cities.csv
# ok: execution/download-piped-to-shell-dockerfile
RUN curl -fsSLO https://tools.example.invalid/install.sh && sha256sum -c install.sum && sh install.sh
# ok: execution/download-piped-to-shell-dockerfile
RUN apt-get update && apt-get install -y curl
# ok: execution/download-piped-to-shell-dockerfile
COPY install.sh /tmp/install.sh
