from flask import request


def search(store):
    # ruleid: injection/document-query-from-request
    return list(store.find(request.get_json()))


def login(store):
    # ruleid: injection/document-query-from-request
    return store.find_one({"name": request.json["name"], "digest": request.json["digest"]})


def older(store, year):
    # ruleid: injection/document-query-from-request
    return store.find({"$where": f"this.year < {year}"})


def chosen(store):
    query = request.get_json()
    # ruleid: injection/document-query-from-request
    return store.find_one(query)


def login_well(store):
    # ok: injection/document-query-from-request
    return store.find_one({"name": str(request.json["name"])})


def older_well(store, year):
    # ok: injection/document-query-from-request
    return store.find({"year": {"$lt": year}})


def fixed(store):
    # ok: injection/document-query-from-request
    return store.find({"$where": "this.sent > this.read"})


def substring(text):
    # ok: injection/document-query-from-request
    return text.find(request.args["part"])
