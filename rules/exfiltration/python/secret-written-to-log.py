import logging

log = logging.getLogger(__name__)


def login(user, password):
    # ruleid: exfiltration/secret-written-to-log
    log.info("login of %s with %s", user, password)


def connect(settings):
    # ruleid: exfiltration/secret-written-to-log
    logging.debug(f"connecting with {settings.api_key}")


def refresh(access_token):
    # ruleid: exfiltration/secret-written-to-log
    log.warning("refresh failed: " + access_token)


def login_well(user, password):
    # ok: exfiltration/secret-written-to-log
    log.info("login of %s, %d characters", user, len(password))


def missing():
    # ok: exfiltration/secret-written-to-log
    log.error("no password was given")


def rotated(secret_name):
    # ok: exfiltration/secret-written-to-log
    log.info("rotated %s", secret_name)


def count(tokens):
    # ok: exfiltration/secret-written-to-log
    log.debug("%d tokens", tokens)
