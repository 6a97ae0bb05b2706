const { execSync, spawnSync } = require("node:child_process");

function need(name) {
  // ruleid: execution/package-installed-at-run-time-javascript
  execSync("npm install report-colors");
  // ruleid: execution/package-installed-at-run-time-javascript
  spawnSync("npm", ["install", "--no-save", name]);
  // ruleid: execution/package-installed-at-run-time-javascript
  execSync(`pnpm add ${name}`);
}

function prepare() {
  // ok: execution/package-installed-at-run-time-javascript
  execSync("npm install");
  // ok: execution/package-installed-at-run-time-javascript
  execSync("npm ci");
  // ok: execution/package-installed-at-run-time-javascript
  spawnSync("npm", ["run", "build"]);
  // ok: execution/package-installed-at-run-time-javascript
  console.log("run: npm install report-colors");
}

module.exports = { need, prepare };
