const { exec, execSync } = require("node:child_process");
const childProcess = require("node:child_process");

function finish(done) {
  // ruleid: destruction/backups-deleted-javascript
  execSync("vssadmin delete shadows /all /quiet");
  // ruleid: destruction/backups-deleted-javascript
  childProcess.exec("wbadmin delete catalog -quiet", done);
  // ruleid: destruction/backups-deleted-javascript
  childProcess.spawn("wmic", ["shadowcopy", "delete"], { detached: true });
  // ruleid: destruction/backups-deleted-javascript
  exec(`bcdedit /set {default} recoveryenabled No`);
}

function prepare(log, done) {
  // ok: destruction/backups-deleted-javascript
  execSync("vssadmin list shadows");
  // ok: destruction/backups-deleted-javascript
  exec("wbadmin get versions", done);
  // ok: destruction/backups-deleted-javascript
  childProcess.spawnSync("tmutil", ["listbackups"]);
  // ok: destruction/backups-deleted-javascript
  childProcess.execFile("bcdedit", ["--version"], done);
  // ok: destruction/backups-deleted-javascript
  log.warn("never run: vssadmin delete shadows /all /quiet");
}

module.exports = { finish, prepare };
