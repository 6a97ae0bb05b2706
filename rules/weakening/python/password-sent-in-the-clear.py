import ftplib
import smtplib
import telnetlib

import requests


def upload(host, user, password, path):
    with ftplib.FTP(host) as link:
        # ruleid: weakening/password-sent-in-the-clear
        link.login(user, password)
        link.storbinary("STOR report", path.open("rb"))


def mail(host, user, password, text):
    server = smtplib.SMTP(host, 25)
    # ruleid: weakening/password-sent-in-the-clear
    server.login(user, password)
    server.sendmail(user, user, text)


def restart(host):
    # ruleid: weakening/password-sent-in-the-clear
    return telnetlib.Telnet(host, 23)


def fetch(user, password):
    # ruleid: weakening/password-sent-in-the-clear
    return requests.get("http://reports.example.invalid/all", auth=(user, password), timeout=5)


def upload_well(host, user, password):
    link = ftplib.FTP_TLS(host)
    # ok: weakening/password-sent-in-the-clear
    link.login(user, password)


def mail_well(host, user, password):
    server = smtplib.SMTP(host, 587)
    server.starttls()
    # ok: weakening/password-sent-in-the-clear
    server.login(user, password)


def mail_when_asked(host, user, password, secure):
    server = smtplib.SMTP(host, 587)
    if secure:
        server.ehlo()
        server.starttls()
        server.ehlo()
    # ok: weakening/password-sent-in-the-clear
    server.login(user, password)


def anonymous(host):
    # ok: weakening/password-sent-in-the-clear
    return ftplib.FTP(host)


def fetch_well(user, password):
    # ok: weakening/password-sent-in-the-clear
    return requests.get("https://reports.example.invalid/all", auth=(user, password), timeout=5)


def fetch_local(user, password):
    # ok: weakening/password-sent-in-the-clear
    return requests.get("http://127.0.0.1:8080/all", auth=(user, password), timeout=5)
