import base64
import hmac
import json
import pickle
from http.server import BaseHTTPRequestHandler

from flask import Flask, request

app = Flask(__name__)


@app.post("/cart")
def restore_cart():
    # ruleid: injection/unpickled-request-data
    cart = pickle.loads(base64.b64decode(request.cookies["cart"]))
    return {"items": len(cart)}


@app.post("/model")
def load_model():
    payload = request.get_data()
    app.logger.info("model of %d bytes", len(payload))
    # ruleid: injection/unpickled-request-data
    app.config["MODEL"] = pickle.loads(payload)
    return "", 204


class WorkHandler(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers["Content-Length"])
        # ruleid: injection/unpickled-request-data
        job = pickle.loads(self.rfile.read(length))
        self.server.queue.put(job)


def receive(peer):
    # ruleid: injection/unpickled-request-data
    return pickle.loads(peer.recv(65536))


@app.post("/cart.json")
def restore_cart_from_json():
    # ok: injection/unpickled-request-data
    cart = json.loads(base64.b64decode(request.cookies["cart"]))
    return {"items": len(cart)}


@app.post("/signed")
def restore_signed():
    body = request.get_data()
    mac = hmac.new(app.config["KEY"], body, "sha256").digest()
    if not hmac.compare_digest(mac, base64.b64decode(request.headers["X-Signature"])):
        return "", 403
    # ok: injection/unpickled-request-data
    return {"items": len(pickle.loads(body))}


def load_cache(path):
    with path.open("rb") as stream:
        # ok: injection/unpickled-request-data
        return pickle.load(stream)


def deep_copy(tree):
    # ok: injection/unpickled-request-data
    return pickle.loads(pickle.dumps(tree))


def copy_of_a_field():
    tree = request.get_json()
    # ok: injection/unpickled-request-data
    return pickle.loads(pickle.dumps(tree, 5))


@app.get("/report")
def report():
    name = request.args["name"]
    with open("cache/latest.pickle", "rb") as stream:
        # ok: injection/unpickled-request-data
        rows = pickle.loads(stream.read())
    return {"name": name, "rows": rows}
