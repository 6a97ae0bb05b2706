from flask import request


def allowed(user):
    # ruleid: bypass/magic-request-value
    if request.headers.get("X-Debug-Access") == "open-sesame":
        return True
    return user.is_admin


def may_edit(user):
    # ruleid: bypass/magic-request-value
    return user.is_editor or request.cookies.get("override") == "1"


def support():
    # ruleid: bypass/magic-request-value
    if request.args["backdoor"] == "yes":
        return "admin"
    return "guest"


def is_script():
    # ok: bypass/magic-request-value
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def sorted_by_name():
    # ok: bypass/magic-request-value
    return request.args.get("order") == "name"


def chosen(settings):
    # ok: bypass/magic-request-value
    return request.headers.get("X-Admin-Token") == settings.token


def theme():
    # ok: bypass/magic-request-value
    return request.cookies.get("theme") == "dark"
