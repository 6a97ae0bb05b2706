import os
from pathlib import Path

from flask import Flask, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
REPORTS = Path("/srv/reports")
KNOWN = {"daily.txt", "weekly.txt"}


@app.get("/report")
def report():
    # ruleid: injection/path-from-request
    return open(os.path.join("/srv/reports", request.args["name"])).read()


@app.get("/download")
def download():
    name = request.args.get("name")
    # ruleid: injection/path-from-request
    return send_file(f"/srv/reports/{name}")


@app.get("/raw")
def raw():
    # ruleid: injection/path-from-request
    return Path(request.values["path"]).read_text()


@app.delete("/report")
def remove():
    path = request.form["path"]
    app.logger.info("removing a report")
    # ruleid: injection/path-from-request
    os.remove(path)
    return "", 204


@app.get("/good")
def good():
    # ok: injection/path-from-request
    return send_from_directory(REPORTS, request.args["name"])


@app.get("/clean")
def clean():
    # ok: injection/path-from-request
    return open(REPORTS / secure_filename(request.args["name"])).read()


@app.get("/known")
def known():
    name = request.args["name"]
    if name not in KNOWN:
        return "unknown", 404
    # ok: injection/path-from-request
    return open(os.path.join("/srv/reports", name)).read()


@app.get("/numbered")
def numbered():
    # ok: injection/path-from-request
    return send_file(f"/srv/reports/{int(request.args['number'])}.pdf")


@app.get("/static")
def static_page():
    # ok: injection/path-from-request
    return open("/srv/reports/index.html").read()
