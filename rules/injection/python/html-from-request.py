from django.http import HttpResponse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from flask import render_template, request
from markupsafe import Markup
from starlette.responses import HTMLResponse


def greet(request):
    # ruleid: injection/html-from-request
    return HttpResponse(f"<h1>Hello {request.GET['name']}</h1>")


def badge():
    text = request.args.get("text")
    # ruleid: injection/html-from-request
    return Markup(f"<b>{text}</b>")


def note(request):
    # ruleid: injection/html-from-request
    return mark_safe(request.POST["note"])


async def page(request):
    # ruleid: injection/html-from-request
    return HTMLResponse("<p>" + request.query_params["q"])


def greet_well(request):
    # ok: injection/html-from-request
    return HttpResponse(f"<h1>Hello {escape(request.GET['name'])}</h1>")


def page_well():
    # ok: injection/html-from-request
    return render_template("page.html", name=request.args["name"])


def plain(request):
    # ok: injection/html-from-request
    return HttpResponse(request.GET["name"], content_type="text/plain")


def count(request):
    # ok: injection/html-from-request
    return HttpResponse(f"<p>{len(request.GET)}</p>")
