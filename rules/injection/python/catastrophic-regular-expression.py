import re

NAMES = re.compile(r"^[a-z]+(\.[a-z]+)*$")


# ruleid: injection/catastrophic-regular-expression
WORDS = re.compile(r"^(\w+)+$")
# ruleid: injection/catastrophic-regular-expression
ADDRESS = re.compile(r"^([a-zA-Z0-9_.-]+)*@example$")


def is_number(text):
    # ruleid: injection/catastrophic-regular-expression
    return re.match(r"^(?:\d+)*x$", text)


def is_list(text):
    # ruleid: injection/catastrophic-regular-expression
    return re.fullmatch("(a|a)*b", text)


# ok: injection/catastrophic-regular-expression
PARTS = re.compile(r"^\w+(-\w+)*$")
# ok: injection/catastrophic-regular-expression
LINES = re.compile(r"^(\d+,)+$")
# ok: injection/catastrophic-regular-expression
TEXT = re.compile(r"([a-z]+)?:(\w+)")


def escaped(text):
    # ok: injection/catastrophic-regular-expression
    return re.match(r"\(a+\)+$", text)


def once(text):
    # ok: injection/catastrophic-regular-expression
    return re.search(r"(a+){2}", text)
