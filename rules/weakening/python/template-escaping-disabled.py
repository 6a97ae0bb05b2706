import jinja2
import tornado.template
from flask import Flask
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = Flask(__name__)
# ruleid: weakening/template-escaping-disabled
pages = Environment(loader=FileSystemLoader("pages"), autoescape=False)
# ruleid: weakening/template-escaping-disabled
app.jinja_env.autoescape = False
# ruleid: weakening/template-escaping-disabled
loader = tornado.template.Loader("pages", autoescape=None)
# ruleid: weakening/template-escaping-disabled
other = jinja2.Environment(autoescape=False)

# ok: weakening/template-escaping-disabled
good = Environment(loader=FileSystemLoader("pages"), autoescape=True)
# ok: weakening/template-escaping-disabled
chosen = jinja2.Environment(autoescape=select_autoescape())
# ok: weakening/template-escaping-disabled
app.jinja_env.autoescape = True
# ok: weakening/template-escaping-disabled
config = Environment(loader=FileSystemLoader("configuration"))
