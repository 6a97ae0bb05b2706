import os
import subprocess
import sys


def spin():
    while True:
        # ruleid: destruction/processes-multiplied-without-end
        os.fork()


def again():
    while True:
        # ruleid: destruction/processes-multiplied-without-end
        subprocess.Popen([sys.executable, __file__])


def shell():
    # ruleid: destruction/processes-multiplied-without-end
    os.system(":(){ :|:& };:")


def serve(listener):
    while True:
        connection, _ = listener.accept()
        # ok: destruction/processes-multiplied-without-end
        if os.fork() == 0:
            connection.close()


def once():
    # ok: destruction/processes-multiplied-without-end
    return os.fork()


def workers(count):
    for _ in range(count):
        # ok: destruction/processes-multiplied-without-end
        subprocess.Popen([sys.executable, "worker.py"])


def restart():
    # ok: destruction/processes-multiplied-without-end
    subprocess.Popen([sys.executable, __file__])
