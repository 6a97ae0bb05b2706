import re

import pyperclip

PATTERN = re.compile("^0x[0-9a-fA-F]{40}$")
OURS = "0x" + "0" * 40


def watch():
    text = pyperclip.paste()
    if re.match("^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$", text):
        # ruleid: exfiltration/clipboard-replaced
        pyperclip.copy(OURS)


def watch_compiled():
    while True:
        text = pyperclip.paste().strip()
        if PATTERN.match(text):
            # ruleid: exfiltration/clipboard-replaced
            pyperclip.copy(OURS)


def watch_direct():
    if re.search("^T[A-Za-z1-9]{33}$", pyperclip.paste()):
        # ruleid: exfiltration/clipboard-replaced
        pyperclip.copy(OURS)


def share(report):
    # ok: exfiltration/clipboard-replaced
    pyperclip.copy(report.address)


def trim():
    # ok: exfiltration/clipboard-replaced
    pyperclip.copy(pyperclip.paste().strip())


def is_address():
    # ok: exfiltration/clipboard-replaced
    return PATTERN.match(pyperclip.paste())


def choose(report, short):
    if short:
        # ok: exfiltration/clipboard-replaced
        pyperclip.copy(report.summary)
