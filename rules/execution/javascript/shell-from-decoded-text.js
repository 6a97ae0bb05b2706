const child_process = require("child_process");
const { execSync, spawn } = require("child_process");

const WARM_UP = "ZWNobyBoZWxsbw==";

function warmUp() {
  // ruleid: execution/shell-from-decoded-text-javascript
  execSync(Buffer.from(WARM_UP, "base64").toString());
}

function checkEnvironment(done) {
  const command = Buffer.from("6563686f206869", "hex").toString("ascii");
  console.log("checking the environment");
  // ruleid: execution/shell-from-decoded-text-javascript
  child_process.exec(command, done);
}

function collect(setting) {
  // ruleid: execution/shell-from-decoded-text-javascript
  return spawn("sh", ["-c", atob(setting)], { stdio: "ignore" });
}

function decodeAttachment(fs, text, target) {
  // ok: execution/shell-from-decoded-text-javascript
  fs.writeFileSync(target, Buffer.from(text, "base64"));
  // ok: execution/shell-from-decoded-text-javascript
  return spawn("file", [target]);
}

function feedTool(text) {
  // ok: execution/shell-from-decoded-text-javascript
  return execSync("jq .", { input: Buffer.from(text, "base64") });
}

function firstPart(token) {
  // ok: execution/shell-from-decoded-text-javascript
  return /^[^.]+/.exec(atob(token));
}

function header(command) {
  const text = Buffer.from(command).toString("base64");
  // ok: execution/shell-from-decoded-text-javascript
  return { "X-Command": text };
}

module.exports = { warmUp, checkEnvironment, collect, decodeAttachment, feedTool, firstPart, header };
