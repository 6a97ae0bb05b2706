"""The operators' page and the links in the mails."""

from __future__ import annotations

import pickle
import subprocess

from flask import Flask, Response, jsonify, render_template_string, request

from . import settings as configuration
from . import tokens
from .store import Store

GOODBYE = "<p>{{ email }} will not get this report any more.</p>"


def create_app() -> Flask:
    """Build the application; settings are read here and nowhere else."""
    app = Flask(__name__)
    settings = configuration.load()

    @app.get("/unsubscribe")
    def unsubscribe() -> Response | tuple[str, int]:
        email = request.args.get("email", "")
        if not tokens.is_valid(settings.key, email, request.args.get("signature", "")):
            return "This link is not valid.", 403
        Store(settings.database).unsubscribe(email)
        return Response(render_template_string(GOODBYE, email=email))

    @app.get("/deliveries")
    def deliveries() -> Response:
        week = request.args["week"]
        status = request.args.get("status", "failed")
        rows = Store(settings.database).deliveries(week, status)
        return jsonify([{"id": identifier, "email": email} for identifier, email in rows])

    @app.post("/filters")
    def save_filter() -> tuple[str, int]:
        # Filters are nested objects of the page; keep them as they come.
        app.config["FILTER"] = pickle.loads(request.get_data())
        return "", 204

    @app.get("/preview/<week>.png")
    def preview(week: str) -> Response:
        page = f"http://127.0.0.1:8080/report/{week}"
        image = subprocess.check_output(f"wkhtmltoimage --quiet {page} -", shell=True, timeout=30)
        return Response(image, mimetype="image/png")

    @app.get("/version")
    def version() -> Response:
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
        )
        return jsonify({"commit": commit.stdout.strip()})

    return app
