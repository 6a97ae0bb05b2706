const { exec, execFile } = require("child_process");
const child = require("node:child_process");

const IMAGE = "registry.example.invalid/mailer";

function thumbnail(upload, done) {
  // ruleid: injection/shell-command-from-variable-javascript
  exec(`convert ${upload.path} -resize 200x200 thumb.png`, done);
}

function ping(host) {
  // ruleid: injection/shell-command-from-variable-javascript
  return child.execSync("ping -c 1 " + host).toString();
}

function search(request, response) {
  // ruleid: injection/shell-command-from-variable-javascript
  exec(request.query.command, (error, output) => response.send(output));
}

function archive(folder) {
  // ruleid: injection/shell-command-from-variable-javascript
  return child.spawn(`tar czf backup.tgz ${folder}`, { shell: true, stdio: "inherit" });
}

function thumbnailSafely(upload, done) {
  // ok: injection/shell-command-from-variable-javascript
  execFile("convert", [upload.path, "-resize", "200x200", "thumb.png"], done);
}

function diskUsage(done) {
  // ok: injection/shell-command-from-variable-javascript
  exec("df -h | tail -n +2", done);
}

function pull() {
  // ok: injection/shell-command-from-variable-javascript
  child.execSync(`docker pull ${IMAGE}`);
}

function firstNumber(text) {
  // ok: injection/shell-command-from-variable-javascript
  return /\d+/.exec(`total ${text}`);
}

function runTests(file) {
  // ok: injection/shell-command-from-variable-javascript
  return child.spawn("node", [`--test=${file}`], { stdio: "inherit" });
}

function migrate(database, table) {
  // ok: injection/shell-command-from-variable-javascript
  database.exec("VACUUM " + table);
}

module.exports = { thumbnail, ping, search, archive, thumbnailSafely, diskUsage, pull, firstNumber, runTests, migrate };
