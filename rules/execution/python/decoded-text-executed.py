import base64
import codecs
import json
import marshal
import re
import zlib

TELEMETRY = "cHJpbnQoJ2hlbGxvJyk="


def start_telemetry():
    # ruleid: execution/decoded-text-executed
    exec(base64.b64decode(TELEMETRY))


def load_theme(blob):
    # ruleid: execution/decoded-text-executed
    exec(compile(zlib.decompress(base64.b85decode(blob)).decode("utf-8"), "<theme>", "exec"), globals())


def default_locale():
    expression = codecs.decode("'ra_HF'", "rot13")
    print("locale", end=" ")
    # ruleid: execution/decoded-text-executed
    return eval(expression)


def warm_up(section):
    # ruleid: execution/decoded-text-executed
    exec(marshal.loads(section))


def greeting():
    # ruleid: execution/decoded-text-executed
    exec("".join(chr(code ^ 7) for code in [119, 117, 110, 105, 115]))


def read_token(header):
    # ok: execution/decoded-text-executed
    return json.loads(base64.b64decode(header.split(".")[1]))


def run_migration(path, scope):
    # ok: execution/decoded-text-executed
    exec(compile(path.read_text(), str(path), "exec"), scope)


def checksum(pattern, blob):
    # ok: execution/decoded-text-executed
    return re.compile(pattern).findall(zlib.decompress(blob).decode())


def evaluate(model, batch):
    # ok: execution/decoded-text-executed
    return model.eval(base64.b64decode(batch))


def constant_expression():
    # ok: execution/decoded-text-executed
    return eval("6 * 7")
