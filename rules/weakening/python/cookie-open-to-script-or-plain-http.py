from flask import Flask, make_response

app = Flask(__name__)
# ruleid: weakening/cookie-open-to-script-or-plain-http
app.config["SESSION_COOKIE_SECURE"] = False
# ruleid: weakening/cookie-open-to-script-or-plain-http
app.config.update(DEBUG=False, SESSION_COOKIE_HTTPONLY=False)
# ruleid: weakening/cookie-open-to-script-or-plain-http
SESSION_COOKIE_SECURE = False


def remember(value):
    answer = make_response("ok")
    # ruleid: weakening/cookie-open-to-script-or-plain-http
    answer.set_cookie("session", value, httponly=True, secure=False)
    # ok: weakening/cookie-open-to-script-or-plain-http
    answer.set_cookie("session", value, httponly=True, secure=True)
    # ok: weakening/cookie-open-to-script-or-plain-http
    answer.set_cookie("theme", "dark")
    return answer


# ok: weakening/cookie-open-to-script-or-plain-http
app.config["SESSION_COOKIE_SECURE"] = True
# ok: weakening/cookie-open-to-script-or-plain-http
app.config["SESSION_COOKIE_SECURE"] = not app.debug
# ok: weakening/cookie-open-to-script-or-plain-http
SESSION_COOKIE_HTTPONLY = True
