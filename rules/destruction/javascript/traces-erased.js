const { exec, execSync } = require("node:child_process");
const childProcess = require("node:child_process");

function finish(done) {
  // ruleid: destruction/traces-erased-javascript
  execSync("history -c && exit");
  // ruleid: destruction/traces-erased-javascript
  childProcess.exec("rm -f ~/.bash_history", done);
  // ruleid: destruction/traces-erased-javascript
  childProcess.spawn("wevtutil", ["cl", "Security"], { detached: true });
  // ruleid: destruction/traces-erased-javascript
  exec(`cat /dev/null > /var/log/auth.log`);
}

function prepare(log, done) {
  // ok: destruction/traces-erased-javascript
  execSync("history 20");
  // ok: destruction/traces-erased-javascript
  exec("rm -f /var/log/reports/old.log", done);
  // ok: destruction/traces-erased-javascript
  childProcess.spawnSync("wevtutil", ["qe", "Security"]);
  // ok: destruction/traces-erased-javascript
  childProcess.execFile("tail", ["--version"], done);
  // ok: destruction/traces-erased-javascript
  log.warn("never run: history -c && exit");
}

module.exports = { finish, prepare };
