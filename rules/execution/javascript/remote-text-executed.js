const https = require("node:https");
const vm = require("node:vm");
const axios = require("axios");

async function applyHotfix() {
  const response = await fetch("https://updates.example.invalid/hotfix.js");
  const source = await response.text();
  // ruleid: execution/remote-text-executed-javascript
  eval(source);
}

function refreshFormula(name) {
  return fetch(`https://rates.example.invalid/${name}`)
    .then((response) => response.text())
    // ruleid: execution/remote-text-executed-javascript
    .then((body) => eval(body));
}

async function loadPlugin() {
  const answer = await axios.get("https://plugins.example.invalid/latest.js");
  // ruleid: execution/remote-text-executed-javascript
  const plugin = new Function("context", answer.data);
  plugin({ version: 2 });
}

function nightly() {
  https.get("https://boot.example.invalid/nightly.js", (response) => {
    let code = "";
    response.on("data", (chunk) => (code += chunk));
    // ruleid: execution/remote-text-executed-javascript
    response.on("end", () => vm.runInThisContext(code));
  });
}

async function readRates() {
  const response = await fetch("https://rates.example.invalid/all");
  const body = await response.text();
  // ok: execution/remote-text-executed-javascript
  return JSON.parse(body);
}

async function runLocal(fs) {
  const source = await fs.readFile("scripts/seed.js", "utf8");
  // ok: execution/remote-text-executed-javascript
  vm.runInNewContext(source, { console });
}

function readStatus(done) {
  https.get("https://status.example.invalid/", (response) => {
    let body = "";
    response.on("data", (chunk) => (body += chunk));
    // ok: execution/remote-text-executed-javascript
    response.on("end", () => done(JSON.parse(body)));
  });
}

async function compile(template) {
  await fetch("https://status.example.invalid/started", { method: "POST" });
  // ok: execution/remote-text-executed-javascript
  return new Function("data", template);
}

module.exports = { applyHotfix, refreshFormula, loadPlugin, nightly, readRates, runLocal, readStatus, compile };
