import asyncssh
import paramiko
from paramiko.client import WarningPolicy


def connect(host, user):
    client = paramiko.SSHClient()
    # ruleid: weakening/ssh-host-key-accepted-blindly
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, username=user)
    return client


class Deployer:
    def __init__(self):
        self.client = paramiko.SSHClient()
        # ruleid: weakening/ssh-host-key-accepted-blindly
        self.client.set_missing_host_key_policy(WarningPolicy)


async def list_remote(host):
    # ruleid: weakening/ssh-host-key-accepted-blindly
    async with asyncssh.connect(host, username="deploy", known_hosts=None) as connection:
        return await connection.run("ls")


def connect_carefully(host, user):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    # ok: weakening/ssh-host-key-accepted-blindly
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host, username=user)
    return client


async def list_known(host):
    # ok: weakening/ssh-host-key-accepted-blindly
    async with asyncssh.connect(host, known_hosts="deploy/known_hosts") as connection:
        return await connection.run("ls")


class PinnedPolicy(paramiko.MissingHostKeyPolicy):
    def missing_host_key(self, client, hostname, key):
        raise paramiko.SSHException(f"unknown key for {hostname}")


def connect_pinned(client):
    # ok: weakening/ssh-host-key-accepted-blindly
    client.set_missing_host_key_policy(PinnedPolicy())


def describe():
    # ok: weakening/ssh-host-key-accepted-blindly
    return paramiko.AutoAddPolicy.__doc__
