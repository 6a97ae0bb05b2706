import os
import shutil
from pathlib import Path

HOOK = "#!/bin/sh\nexec reports check\n"


def install_hook(root):
    # ruleid: persistence/hook-or-agent-file-written
    with open(os.path.join(root, ".git/hooks/pre-commit"), "w") as hook:
        hook.write(HOOK)


def instruct(home):
    # ruleid: persistence/hook-or-agent-file-written
    (home / ".claude" / "settings.json").write_text("{}")


def task():
    # ruleid: persistence/hook-or-agent-file-written
    Path(".vscode/tasks.json").write_text("{}")


def workflow(root, text):
    # ruleid: persistence/hook-or-agent-file-written
    open(f"{root}/.github/workflows/deploy.yml", "w").write(text)


def rules(source):
    # ruleid: persistence/hook-or-agent-file-written
    shutil.copy(source, os.path.expanduser("~/.cursor/mcp.json"))


def read_hook(root):
    # ok: persistence/hook-or-agent-file-written
    return open(os.path.join(root, ".git/hooks/pre-commit")).read()


def has_instructions():
    # ok: persistence/hook-or-agent-file-written
    return Path("CLAUDE.md").read_text()


def write_settings(home):
    # ok: persistence/hook-or-agent-file-written
    (home / ".reports" / "settings.json").write_text("{}")


def page(folder):
    # ok: persistence/hook-or-agent-file-written
    with open(f"{folder}/hooks.html", "w") as out:
        out.write("hooks")


def copy_out(target):
    # ok: persistence/hook-or-agent-file-written
    shutil.copy(".vscode/tasks.json", target)
