import ssl
import urllib.request

import aiohttp
import requests
import urllib3
from jsonschema import Draft202012Validator


def send_report(url, report):
    # ruleid: weakening/certificate-verification-disabled
    return requests.post(url, json=report, verify=False, timeout=10)


def open_session():
    session = requests.Session()
    # ruleid: weakening/certificate-verification-disabled
    session.verify = False
    return session


def retry_without_checks(client, url):
    try:
        # ok: weakening/certificate-verification-disabled
        return client.get(url)
    except requests.exceptions.SSLError:
        # ruleid: weakening/certificate-verification-disabled
        return client.get(url, verify=False)


def fetch(url):
    # ruleid: weakening/certificate-verification-disabled
    context = ssl._create_unverified_context()
    return urllib.request.urlopen(url, context=context).read()


def lenient_context():
    context = ssl.create_default_context()
    context.check_hostname = False
    # ruleid: weakening/certificate-verification-disabled
    context.verify_mode = ssl.CERT_NONE
    return context


async def crawl(urls):
    # ruleid: weakening/certificate-verification-disabled
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=8, ssl=False)) as session:
        return [await session.get(url) for url in urls]


# ruleid: weakening/certificate-verification-disabled
pool = urllib3.PoolManager(num_pools=4, cert_reqs="CERT_NONE")


def send_report_privately(url, report):
    # ok: weakening/certificate-verification-disabled
    return requests.post(url, json=report, verify="certificates/company-ca.pem", timeout=10)


def strict_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: weakening/certificate-verification-disabled
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_default_certs()
    return context


def context_for(insecure):
    context = ssl.create_default_context()
    if insecure:
        context.check_hostname = False
        # ok: weakening/certificate-verification-disabled
        context.verify_mode = ssl.CERT_NONE
    return context


def validate(schema, document):
    # ok: weakening/certificate-verification-disabled
    return Draft202012Validator(schema).validate(document, verify=False)


def copy_image(image, target):
    # ok: weakening/certificate-verification-disabled
    image.save(target, verify=False)


class Message:
    def __init__(self, text):
        self.text = text
        # ok: weakening/certificate-verification-disabled
        self.verify = False
