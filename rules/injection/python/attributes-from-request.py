from flask import request

EDITABLE = {"name", "mail"}


def edit(user):
    for field, value in request.get_json().items():
        # ruleid: injection/attributes-from-request
        setattr(user, field, value)


def create(User):
    # ruleid: injection/attributes-from-request
    return User(**request.json)


def merge(user):
    # ruleid: injection/attributes-from-request
    user.__dict__.update(request.form)


def edit_well(user):
    for field, value in request.get_json().items():
        if field in EDITABLE:
            # ok: injection/attributes-from-request
            setattr(user, field, value)


def create_well(User):
    # ok: injection/attributes-from-request
    return User(name=request.json["name"], mail=request.json["mail"])


def copy(user, other):
    for field in EDITABLE:
        # ok: injection/attributes-from-request
        setattr(user, field, getattr(other, field))


def render(template):
    # ok: injection/attributes-from-request
    return template.render(form=request.form)
