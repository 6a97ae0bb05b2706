const { exec, execSync, spawnSync } = require("child_process");
const child = require("child_process");

function installToolchain() {
  // ruleid: execution/download-piped-to-shell-javascript
  execSync("curl -fsSL https://tools.example.invalid/install.sh | sh", { stdio: "inherit" });
}

function updateAgent(channel, done) {
  // ruleid: execution/download-piped-to-shell-javascript
  exec(`wget -qO- https://agent.example.invalid/${channel} | sudo bash -s -- --quiet`, done);
}

function bootstrap() {
  // ruleid: execution/download-piped-to-shell-javascript
  child.spawnSync("/bin/sh", ["-c", "curl -s https://boot.example.invalid/b.js | node"]);
}

function downloadDataset() {
  // ok: execution/download-piped-to-shell-javascript
  execSync("curl -fsSL https://data.example.invalid/cities.csv.gz | gunzip > cities.csv");
}

function prettyStatus() {
  // ok: execution/download-piped-to-shell-javascript
  execSync("curl -s https://status.example.invalid/api | python3 -m json.tool");
}

function runLocalScript() {
  // ok: execution/download-piped-to-shell-javascript
  spawnSync("bash", ["scripts/install.sh"], { stdio: "inherit" });
}

function explain(log) {
  // ok: execution/download-piped-to-shell-javascript
  log.warn("never run curl https://... | sh");
}

module.exports = { installToolchain, updateAgent, bootstrap, downloadDataset, prettyStatus, runLocalScript, explain };
