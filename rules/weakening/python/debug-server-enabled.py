import asyncio

from flask import Flask

from reports.factory import create_app, make_player

app = Flask(__name__)
# ruleid: weakening/debug-server-enabled
app.config["DEBUG"] = True


@app.get("/")
def index():
    return "ok"


def serve_everywhere():
    server = create_app("development")
    # ruleid: weakening/debug-server-enabled
    server.run(host="0.0.0.0", port=8080, debug=True)


def local_run(settings):
    # ok: weakening/debug-server-enabled
    app.run(debug=settings.debug)


async def main():
    await asyncio.sleep(0)


def run_loop():
    # ok: weakening/debug-server-enabled
    asyncio.run(main(), debug=True)


def play(track):
    player = make_player(track)
    # ok: weakening/debug-server-enabled
    player.run(debug=True)


class Compiler:
    def __init__(self):
        # ok: weakening/debug-server-enabled
        self.debug = True


if __name__ == "__main__":
    # ok: weakening/debug-server-enabled
    app.run(port=5000, debug=False)
    # ruleid: weakening/debug-server-enabled
    app.run(debug=True)
