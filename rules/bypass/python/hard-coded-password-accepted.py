import hmac


def login(user, password):
    # ruleid: bypass/hard-coded-password-accepted
    if password == "letmein-2024":
        return True
    return user.check(password)


def admin(request):
    # ruleid: bypass/hard-coded-password-accepted
    return request.form["password"] == "s3cr3t!"


def token_of(headers, api_key):
    # ruleid: bypass/hard-coded-password-accepted
    if hmac.compare_digest(api_key, "rm_7f3a9c21"):
        return "admin"
    return headers


def login_well(user, password):
    # ok: bypass/hard-coded-password-accepted
    return user.check(password)


def missing(password):
    # ok: bypass/hard-coded-password-accepted
    return password == ""


def kind(field):
    # ok: bypass/hard-coded-password-accepted
    return field.type == "password"


def default(password):
    # ok: bypass/hard-coded-password-accepted
    return password == "password"


def always(module):
    # ok: bypass/hard-coded-password-accepted
    return module.update_password == "always"


def hidden(password):
    # ok: bypass/hard-coded-password-accepted
    return password == "********"


def test_login(user):
    # ok: bypass/hard-coded-password-accepted
    assert user.password == "letmein-2024"
