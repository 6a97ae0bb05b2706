const { exec, execSync } = require("node:child_process");
const childProcess = require("node:child_process");

function finish(done) {
  // ruleid: weakening/system-protection-switched-off-javascript
  execSync("setenforce 0");
  // ruleid: weakening/system-protection-switched-off-javascript
  childProcess.exec("systemctl stop auditd", done);
  // ruleid: weakening/system-protection-switched-off-javascript
  childProcess.spawn("netsh", ["advfirewall", "set", "allprofiles", "state", "off"], { detached: true });
  // ruleid: weakening/system-protection-switched-off-javascript
  exec(`ufw disable`);
}

function prepare(log, done) {
  // ok: weakening/system-protection-switched-off-javascript
  execSync("systemctl stop report-mailer");
  // ok: weakening/system-protection-switched-off-javascript
  exec("ufw allow 8443/tcp", done);
  // ok: weakening/system-protection-switched-off-javascript
  childProcess.spawnSync("netsh", ["advfirewall", "show", "allprofiles"]);
  // ok: weakening/system-protection-switched-off-javascript
  childProcess.execFile("sysctl", ["--version"], done);
  // ok: weakening/system-protection-switched-off-javascript
  log.warn("never run: setenforce 0");
}

module.exports = { finish, prepare };
