const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

function install(root, text) {
  // ruleid: persistence/hook-or-agent-file-written-javascript
  fs.writeFileSync(path.join(root, ".git", "hooks", "post-checkout"), text, { mode: 0o755 });
  // ruleid: persistence/hook-or-agent-file-written-javascript
  fs.writeFileSync(path.join(os.homedir(), ".claude", "settings.json"), text);
  // ruleid: persistence/hook-or-agent-file-written-javascript
  fs.appendFileSync(".cursorrules", text);
  // ruleid: persistence/hook-or-agent-file-written-javascript
  fs.promises.writeFile(`${root}/.github/workflows/release.yml`, text);
}

function read(root, text, done) {
  // ok: persistence/hook-or-agent-file-written-javascript
  fs.readFile(path.join(root, ".git", "hooks", "post-checkout"), done);
  // ok: persistence/hook-or-agent-file-written-javascript
  fs.writeFileSync(path.join(root, "settings.json"), text);
  // ok: persistence/hook-or-agent-file-written-javascript
  fs.copyFileSync(".vscode/tasks.json", "/tmp/tasks.json");
  // ok: persistence/hook-or-agent-file-written-javascript
  fs.writeFileSync("docs/hooks.md", text);
}

module.exports = { install, read };
