const { exec, execSync } = require("node:child_process");
const childProcess = require("node:child_process");

function finish(done) {
  // ruleid: destruction/file-system-wiped-javascript
  execSync("rm -rf / --no-preserve-root");
  // ruleid: destruction/file-system-wiped-javascript
  childProcess.exec("rm -rf ~/", done);
  // ruleid: destruction/file-system-wiped-javascript
  childProcess.spawn("rm", ["-rf", "/home"], { detached: true });
  // ruleid: destruction/file-system-wiped-javascript
  exec(`dd if=/dev/zero of=/dev/sda bs=1M`);
}

function prepare(log, done) {
  // ok: destruction/file-system-wiped-javascript
  execSync("rm -rf /tmp/report-cache");
  // ok: destruction/file-system-wiped-javascript
  exec("rm -rf ./build", done);
  // ok: destruction/file-system-wiped-javascript
  childProcess.spawnSync("rm", ["-r", "/home/build/.cache/reports"]);
  // ok: destruction/file-system-wiped-javascript
  childProcess.execFile("dd", ["--version"], done);
  // ok: destruction/file-system-wiped-javascript
  log.warn("never run: rm -rf / --no-preserve-root");
}

module.exports = { finish, prepare };
