import base64
import os
import subprocess

WARM_UP = "ZWNobyBoZWxsbw=="


def warm_up():
    # ruleid: execution/shell-from-decoded-text
    os.system(base64.b64decode(WARM_UP).decode())


def check_environment():
    command = bytes.fromhex("6563686f206869").decode("ascii")
    os.makedirs("build", exist_ok=True)
    # ruleid: execution/shell-from-decoded-text
    subprocess.Popen(command, shell=True)


def collect_metrics(setting):
    # ruleid: execution/shell-from-decoded-text
    return subprocess.check_output(["sh", "-c", base64.b64decode(setting).decode()])


def decode_attachment(text, target):
    # ok: execution/shell-from-decoded-text
    target.write_bytes(base64.b64decode(text))
    # ok: execution/shell-from-decoded-text
    subprocess.run(["file", str(target)], check=True)


def feed_tool(text):
    # ok: execution/shell-from-decoded-text
    return subprocess.run(["jq", "."], input=base64.b64decode(text), capture_output=True)


def list_files(folder):
    # ok: execution/shell-from-decoded-text
    return subprocess.check_output(["ls", folder]).decode("utf-8")


def show(setting):
    value = base64.b64decode(setting).decode()
    # ok: execution/shell-from-decoded-text
    print(value)
