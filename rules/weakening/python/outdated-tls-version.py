import ssl

import urllib3


def printer_context():
    # ruleid: weakening/outdated-tls-version
    return ssl.SSLContext(ssl.PROTOCOL_TLSv1)


def lenient_context():
    context = ssl.create_default_context()
    # ruleid: weakening/outdated-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1
    return context


def old_pool():
    # ruleid: weakening/outdated-tls-version
    return urllib3.PoolManager(num_pools=2, ssl_version=ssl.PROTOCOL_SSLv3)


def capped_context(context):
    # ruleid: weakening/outdated-tls-version
    context.maximum_version = ssl.TLSVersion.TLSv1_1


def modern_context():
    # ok: weakening/outdated-tls-version
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: weakening/outdated-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    return context


def floor(context):
    # ok: weakening/outdated-tls-version
    context.minimum_version = max(context.minimum_version, ssl.TLSVersion.TLSv1_2)


def describe(version):
    # ok: weakening/outdated-tls-version
    names = {ssl.TLSVersion.TLSv1: "TLS 1.0", ssl.TLSVersion.TLSv1_3: "TLS 1.3"}
    return names[version]


def refuse_old(connection):
    # ok: weakening/outdated-tls-version
    if connection.version() in ("TLSv1", "TLSv1.1"):
        raise ssl.SSLError("peer is too old")
