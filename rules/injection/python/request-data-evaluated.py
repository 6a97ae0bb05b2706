import ast
import json

from flask import Flask, request

app = Flask(__name__)
ACTIONS = {"sum": sum, "max": max}


@app.post("/formula")
def formula():
    # ruleid: injection/request-data-evaluated
    return str(eval(request.form["formula"]))


@app.post("/filter")
def choose(rows):
    condition = request.get_json()["condition"]
    # ruleid: injection/request-data-evaluated
    return [row for row in rows if eval(condition, {"row": row})]


@app.post("/script")
def script():
    # ruleid: injection/request-data-evaluated
    exec(compile(request.args.get("script", ""), "script", "exec"))
    return "done"


@app.post("/parsed")
def parsed():
    # ok: injection/request-data-evaluated
    return str(ast.literal_eval(request.form["value"]))


@app.post("/named")
def named():
    # ok: injection/request-data-evaluated
    return str(ACTIONS[request.form["name"]](json.loads(request.form["values"])))


@app.get("/constant")
def constant():
    # ok: injection/request-data-evaluated
    return str(eval("1 + 1"))


@app.get("/number")
def number():
    # ok: injection/request-data-evaluated
    return str(eval(f"2 ** {int(request.args['n'])}"))
