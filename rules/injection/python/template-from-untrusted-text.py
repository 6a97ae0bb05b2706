import jinja2
from flask import Flask, render_template, render_template_string, request

app = Flask(__name__)
environment = jinja2.Environment(autoescape=True)
BANNER = "<h1>{{ title }}</h1>"


@app.get("/greet/<name>")
def greet(name):
    # ruleid: injection/template-from-untrusted-text
    return render_template_string(f"<p>Welcome back, {name}!</p>")


@app.post("/preview")
def preview():
    # ruleid: injection/template-from-untrusted-text
    return environment.from_string(request.form["body"]).render(user="preview")


@app.errorhandler(404)
def not_found(error):
    # ruleid: injection/template-from-untrusted-text
    return render_template_string("<p>No page at " + request.path + "</p>"), 404


def subject_line(pattern, customer):
    # ruleid: injection/template-from-untrusted-text
    return jinja2.Template("Invoice for {}: {{{{ total }}}}".format(customer)).render(total=pattern)


@app.get("/hello/<name>")
def hello(name):
    # ok: injection/template-from-untrusted-text
    return render_template_string("<p>Hello, {{ name }}!</p>", name=name)


@app.get("/search")
def search():
    # ok: injection/template-from-untrusted-text
    return render_template("search.html", query=request.args.get("q", ""))


@app.get("/banner")
def banner():
    # ok: injection/template-from-untrusted-text
    return render_template_string(BANNER + "<hr>", title="Status")


def load_named(name):
    # ok: injection/template-from-untrusted-text
    return environment.get_template(f"{name}.html")


def from_file(path):
    # ok: injection/template-from-untrusted-text
    return jinja2.Template(path.read_text(encoding="utf-8"))


def fixed_page():
    # ok: injection/template-from-untrusted-text
    return environment.from_string("<h1>%(title)s</h1>" % {"title": "Not found"})


def parse_span(Span, line):
    # ok: injection/template-from-untrusted-text
    return Span.from_string(f"line {line}")
