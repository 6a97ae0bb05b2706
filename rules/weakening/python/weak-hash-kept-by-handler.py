import base64
import hashlib

from flask import Flask, request

app = Flask(__name__)


@app.route("/a", methods=["POST"])
def keep():
    digest = hashlib.md5()
    digest.update(request.data)
    with open("hashes", "a") as file:
        # ruleid: weakening/weak-hash-kept-by-handler
        file.write(f"value={base64.b64encode(digest.digest())}")
    return "kept"


@app.post("/b")
def store(database):
    value = hashlib.new("sha1", request.data).hexdigest()
    # ruleid: weakening/weak-hash-kept-by-handler
    database.execute("insert into t values (?)", (value,))
    return "stored"


@app.get("/c")
def answer():
    name = hashlib.sha1(request.args["name"].encode()).hexdigest()
    # ruleid: weakening/weak-hash-kept-by-handler
    return {"name": name}


@app.get("/d")
def strong():
    name = hashlib.sha256(request.args["name"].encode()).hexdigest()
    # ok: weakening/weak-hash-kept-by-handler
    return {"name": name}


@app.get("/e")
def tag():
    name = hashlib.md5(request.args["name"].encode(), usedforsecurity=False).hexdigest()
    # ok: weakening/weak-hash-kept-by-handler
    return {"tag": name}


@app.get("/f")
def other():
    value = hashlib.new("sha512", request.data).hexdigest()
    # ok: weakening/weak-hash-kept-by-handler
    return value


def checksum(path, file):
    # ok: weakening/weak-hash-kept-by-handler
    file.write(hashlib.md5(path.read_bytes()).hexdigest())


@functools.lru_cache(maxsize=10)
def cached(name):
    try:
        # ok: weakening/weak-hash-kept-by-handler
        return hashlib.md5(name).hexdigest()
    except Exception as error:
        # ok: weakening/weak-hash-kept-by-handler
        return str(error)
