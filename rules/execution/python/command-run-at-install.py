import os
import subprocess
import urllib.request

from setuptools import setup
from setuptools.command.build_ext import build_ext
from setuptools.command.egg_info import egg_info
from setuptools.command.install import install


class Install(install):
    def run(self):
        install.run(self)
        # ruleid: execution/command-run-at-install
        os.system("python -m reports.register")


class Announce(egg_info):
    def run(self):
        # ruleid: execution/command-run-at-install
        urllib.request.urlopen("https://count.example.invalid/" + os.uname().nodename)
        super().run()


class Late(install):
    def finalize_options(self):
        # ruleid: execution/command-run-at-install
        subprocess.Popen(["reports-agent"])
        super().finalize_options()


class Build(build_ext):
    def run(self):
        # ok: execution/command-run-at-install
        subprocess.Popen(["make", "-C", "native"]).wait()
        super().run()


class Report:
    def run(self):
        # ok: execution/command-run-at-install
        os.system("python -m reports")


class Quiet(install):
    def run(self):
        # ok: execution/command-run-at-install
        self.announce("installing")
        super().run()


# ok: execution/command-run-at-install
setup(name="reports", cmdclass={"install": Install, "build_ext": Build})
