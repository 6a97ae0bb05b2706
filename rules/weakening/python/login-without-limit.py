from flask import Flask, request, render_template

app = Flask(__name__)


@app.route("/login", methods=["POST"])
# ruleid: weakening/login-without-limit
def login():
    user = find(request.form["name"])
    if user and user.check(request.form["password"]):
        return "welcome"
    return "no"


# ruleid: weakening/login-without-limit
def sign_in(request):
    user = authenticate(request, username=request.POST["name"], password=request.POST["password"])
    return user


@app.route("/signin")
@limiter.limit("5/minute")
# ok: weakening/login-without-limit
def signin():
    return check(request.form["password"])


# ok: weakening/login-without-limit
def user_login(request):
    if too_many_attempts(request):
        return "later"
    return check(request.POST["password"])


@app.route("/login-page")
# ok: weakening/login-without-limit
def login_page():
    return render_template("login.html")


# ok: weakening/login-without-limit
def login_with(connection, password):
    return connection.open(password)


# ok: weakening/login-without-limit
def logout(request):
    forget(request, "password")
