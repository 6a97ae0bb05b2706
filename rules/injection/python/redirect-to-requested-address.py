from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import redirect, request, url_for
from starlette.responses import RedirectResponse


def after_login():
    # ruleid: injection/redirect-to-requested-address
    return redirect(request.args["next"])


def after_login_django(request):
    target = request.GET.get("next", "/")
    # ruleid: injection/redirect-to-requested-address
    return HttpResponseRedirect(target)


def after_login_starlette(request):
    # ruleid: injection/redirect-to-requested-address
    return RedirectResponse(url=request.query_params["next"], status_code=303)


def to_home():
    # ok: injection/redirect-to-requested-address
    return redirect(url_for("home", tab=request.args["tab"]))


def to_search():
    # ok: injection/redirect-to-requested-address
    return redirect("/search?q=" + request.args["q"])


def to_user():
    # ok: injection/redirect-to-requested-address
    return redirect(f"/users/{request.args['user']}")


def to_constant(request):
    # ok: injection/redirect-to-requested-address
    return HttpResponseRedirect("/reports/")


def checked(request):
    target = request.GET["next"]
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    # ok: injection/redirect-to-requested-address
    return HttpResponseRedirect(target)


def checked_by_name(request):
    target = request.GET["next"]
    if target and not url_has_allowed_host_and_scheme(url=target, allowed_hosts=None):
        target = "/"
    # ok: injection/redirect-to-requested-address
    return HttpResponseRedirect(target)


def numbered(request):
    # ok: injection/redirect-to-requested-address
    return redirect("report", pk=request.POST["pk"])
