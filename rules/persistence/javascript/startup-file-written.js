const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { execSync } = require("node:child_process");

function stay(line) {
  // ruleid: persistence/startup-file-written-javascript
  fs.appendFileSync(path.join(os.homedir(), ".bashrc"), line);
  // ruleid: persistence/startup-file-written-javascript
  fs.writeFileSync("/etc/systemd/system/reports.service", line);
  // ruleid: persistence/startup-file-written-javascript
  execSync("(crontab -l; echo '@reboot node reports.js') | crontab -");
  // ruleid: persistence/startup-file-written-javascript
  fs.writeFileSync(`${os.homedir()}/Library/LaunchAgents/reports.plist`, line);
}

function read(done) {
  // ok: persistence/startup-file-written-javascript
  fs.readFile(path.join(os.homedir(), ".bashrc"), "utf8", done);
  // ok: persistence/startup-file-written-javascript
  fs.writeFileSync(path.join(os.homedir(), ".reportsrc"), "level=info\n");
  // ok: persistence/startup-file-written-javascript
  execSync("crontab -l");
  // ok: persistence/startup-file-written-javascript
  fs.writeFileSync("dist/profile.html", "<p>profile</p>");
}

module.exports = { stay, read };
