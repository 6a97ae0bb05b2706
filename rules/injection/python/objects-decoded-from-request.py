import base64
import io
import json

import cloudpickle
import jsonpickle
import torch
from flask import request


def state():
    # ruleid: injection/objects-decoded-from-request
    return jsonpickle.decode(request.cookies["state"])


def task():
    body = request.data
    # ruleid: injection/objects-decoded-from-request
    return cloudpickle.loads(body)()


def model():
    # ruleid: injection/objects-decoded-from-request
    return torch.load(io.BytesIO(request.files["model"].read()))


def saved():
    # ruleid: injection/objects-decoded-from-request
    return jsonpickle.decode(base64.b64decode(request.form["saved"]))


def state_well():
    # ok: injection/objects-decoded-from-request
    return json.loads(request.cookies["state"])


def weights():
    # ok: injection/objects-decoded-from-request
    return torch.load(request.files["model"], weights_only=True)


def own_file(path):
    # ok: injection/objects-decoded-from-request
    return torch.load(path)


def own_task(queue):
    # ok: injection/objects-decoded-from-request
    return cloudpickle.loads(queue.get())
