import os
import shutil

HOME = os.path.expanduser("~")
# ruleid: exfiltration/browser-passwords-read
LOGINS = HOME + "\\AppData\\Local\\Google\\Chrome\\User Data\\Default\\Login Data"


def copy(target):
    # ruleid: exfiltration/browser-passwords-read
    shutil.copy(f"{HOME}/.config/google-chrome/Default/Cookies", target)


def tokens():
    # ruleid: exfiltration/browser-passwords-read
    return os.listdir(os.path.join(HOME, "AppData/Roaming/discord/Local Storage/leveldb"))


def wallet():
    # ruleid: exfiltration/browser-passwords-read
    return open(os.path.expanduser("~/.electrum/wallets/default_wallet"), "rb").read()


# ok: exfiltration/browser-passwords-read
PROFILE = HOME + "/.config/google-chrome/Default"
# ok: exfiltration/browser-passwords-read
TITLE = "Login Data"
# ok: exfiltration/browser-passwords-read
CACHE = os.path.join(HOME, ".cache/google-chrome")
# ok: exfiltration/browser-passwords-read
STORAGE = "Local Storage"
# ok: exfiltration/browser-passwords-read
HELP = "Cookies of this site keep you logged in"
