FROM debian:12
# ruleid: weakening/secret-in-image
ENV DATABASE_PASSWORD=k7Vq2mZp9x
# ruleid: weakening/secret-in-image
ARG NPM_TOKEN=npm_7f3a9c21b5
# ruleid: weakening/secret-in-image
ENV API_KEY "rm_7f3a9c21"
# ok: weakening/secret-in-image
ENV DATABASE_PASSWORD=$DATABASE_PASSWORD
# ok: weakening/secret-in-image
ARG NPM_TOKEN
# ok: weakening/secret-in-image
ENV DATABASE_PASSWORD=changeme
# ok: weakening/secret-in-image
ENV DATABASE_PASSWORD_FILE=/run/secrets/database
# ok: weakening/secret-in-image
ENV LEVEL=information
