import marshal
import types
import zlib


def start(data):
    # ruleid: execution/code-object-from-bytes
    exec(marshal.loads(zlib.decompress(data)))


def function(data):
    # ruleid: execution/code-object-from-bytes
    return types.FunctionType(marshal.loads(data), globals())


def swap(target, data):
    # ruleid: execution/code-object-from-bytes
    target.__code__ = marshal.loads(data)


def table(data):
    # ok: execution/code-object-from-bytes
    return marshal.loads(data)


def copy(function):
    # ok: execution/code-object-from-bytes
    return types.FunctionType(function.__code__, function.__globals__, "copy")


def rename(function):
    # ok: execution/code-object-from-bytes
    function.__code__ = function.__code__.replace(co_name="other")


def source(text):
    # ok: execution/code-object-from-bytes
    exec(compile(text, "settings", "exec"))
