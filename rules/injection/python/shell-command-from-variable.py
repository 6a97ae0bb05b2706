import asyncio
import os
import shlex
import subprocess
from subprocess import check_output

DISK_USAGE = "df -h | tail -n +2"


def make_thumbnail(upload):
    # ruleid: injection/shell-command-from-variable
    os.system(f"convert {upload.filename} -resize 200x200 thumb.png")


def ping(host):
    # ruleid: injection/shell-command-from-variable
    return check_output("ping -c 1 " + host, shell=True)


def archive(folder, target):
    command = "tar czf %s %s" % (target, folder)
    # ruleid: injection/shell-command-from-variable
    subprocess.run(command, check=True, shell=True)


def git_log(branch):
    # ruleid: injection/shell-command-from-variable
    return os.popen("git log --oneline {}".format(branch)).read()


async def lint(path):
    # ruleid: injection/shell-command-from-variable
    return await asyncio.create_subprocess_shell(f"pylint {path}")


def make_thumbnail_safely(upload):
    # ok: injection/shell-command-from-variable
    subprocess.run(["convert", upload.filename, "-resize", "200x200", "thumb.png"], check=True)


def disk_usage():
    # ok: injection/shell-command-from-variable
    return subprocess.check_output(DISK_USAGE, shell=True, text=True)


def clear_screen():
    # ok: injection/shell-command-from-variable
    os.system("clear")


def follow(service):
    # ok: injection/shell-command-from-variable
    subprocess.run(f"journalctl -u {shlex.quote(service)} | less", shell=True)


def remote(host, arguments):
    line = shlex.join(["ssh", host, *arguments])
    # ok: injection/shell-command-from-variable
    subprocess.run(line, shell=True, check=False)


def dynamic_without_shell(program, arguments):
    # ok: injection/shell-command-from-variable
    return subprocess.run([program, *arguments], shell=False)


def run_as_given(arguments):
    # ok: injection/shell-command-from-variable
    return subprocess.run(["ls", arguments], shell=True)
