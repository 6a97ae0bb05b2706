import builtins
import os


def hidden(text):
    # ruleid: execution/builtin-looked-up-by-name
    return getattr(builtins, "ev" + "al")(text)


def by_table(text):
    # ruleid: execution/builtin-looked-up-by-name
    __builtins__.__dict__["exec"](text)


def shell(command):
    # ruleid: execution/builtin-looked-up-by-name
    getattr(os, "sys" + "tem")(command)


def inline(command):
    # ruleid: execution/builtin-looked-up-by-name
    getattr(__import__("subprocess"), "Popen")(command, shell=True)


def printer():
    # ok: execution/builtin-looked-up-by-name
    return getattr(builtins, "print")


def optional():
    # ok: execution/builtin-looked-up-by-name
    return getattr(os, "geteuid", None)


def chosen(name):
    # ok: execution/builtin-looked-up-by-name
    return getattr(builtins, name)


def gettext(translate):
    # ok: execution/builtin-looked-up-by-name
    builtins.__dict__["_"] = translate
