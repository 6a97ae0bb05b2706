import os
import subprocess


def spread(folder):
    # ruleid: persistence/package-published-from-code
    subprocess.run(["npm", "publish", "--access", "public"], cwd=folder, check=False)
    # ruleid: persistence/package-published-from-code
    os.system("twine upload dist/*")
    # ruleid: persistence/package-published-from-code
    subprocess.Popen("cd pkg && npm publish --silent", shell=True)


def build(folder):
    # ok: persistence/package-published-from-code
    subprocess.run(["npm", "pack"], cwd=folder, check=True)
    # ok: persistence/package-published-from-code
    subprocess.run(["npm", "publish", "--dry-run"], cwd=folder, check=True)
    # ok: persistence/package-published-from-code
    os.system("twine check dist/*")
    # ok: persistence/package-published-from-code
    print("then run: npm publish")
