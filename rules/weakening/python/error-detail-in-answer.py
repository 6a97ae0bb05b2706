import logging
import traceback

from django.http import HttpResponse, JsonResponse
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/a")
def stack():
    try:
        return run()
    except Exception:
        # ruleid: weakening/error-detail-in-answer
        return traceback.format_exc(), 500


@app.route("/b")
def text():
    try:
        return run()
    except Exception as error:
        # ruleid: weakening/error-detail-in-answer
        return jsonify(error=str(error))


def view(request):
    try:
        return run()
    except OSError as error:
        # ruleid: weakening/error-detail-in-answer
        return HttpResponse(f"failed: {error}")


def api(request):
    try:
        return run()
    except Exception as error:
        detail = repr(error)
        # ruleid: weakening/error-detail-in-answer
        return JsonResponse({"detail": detail})


@app.route("/c")
def plain():
    try:
        return run()
    except Exception as error:
        logging.error("failed: %s", str(error))
        # ok: weakening/error-detail-in-answer
        return "failed", 500


def form(request):
    try:
        return run()
    except ValidationError as error:
        # ok: weakening/error-detail-in-answer
        return JsonResponse({"detail": str(error)})


def helper():
    try:
        return run()
    except Exception as error:
        # ok: weakening/error-detail-in-answer
        return str(error)


@app.route("/d")
def other():
    # ok: weakening/error-detail-in-answer
    return jsonify(name=str(request.args["name"]))


@functools.lru_cache(maxsize=10)
def cached(name):
    try:
        # ok: weakening/error-detail-in-answer
        return hashlib.md5(name).hexdigest()
    except Exception as error:
        # ok: weakening/error-detail-in-answer
        return str(error)
