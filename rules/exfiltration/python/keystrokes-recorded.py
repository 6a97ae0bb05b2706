import keyboard
from pynput import keyboard as keys
from pynput.keyboard import Key, Listener


def record(key, log):
    log.write(str(key))


def start():
    # ruleid: exfiltration/keystrokes-recorded
    with Listener(on_press=record) as listener:
        listener.join()


def start_named():
    # ruleid: exfiltration/keystrokes-recorded
    listener = keys.Listener(on_press=record, on_release=None)
    listener.start()


def start_other():
    # ruleid: exfiltration/keystrokes-recorded
    keyboard.on_press(record)


def shortcut(action):
    # ok: exfiltration/keystrokes-recorded
    keyboard.add_hotkey("ctrl+shift+r", action)


def shortcut_named(action):
    # ok: exfiltration/keystrokes-recorded
    keys.GlobalHotKeys({"<ctrl>+r": action})


def press():
    # ok: exfiltration/keystrokes-recorded
    keys.Controller().press(Key.enter)


def wait():
    # ok: exfiltration/keystrokes-recorded
    keyboard.wait("esc")
