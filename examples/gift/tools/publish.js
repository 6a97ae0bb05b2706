#!/usr/bin/env node
// Copies the operators' page to the web server.
const fs = require("node:fs");
const path = require("node:path");
const { execFileSync, execSync } = require("node:child_process");
const { isTrusted } = require("./signature.js");

const SOURCE = path.join(__dirname, "..", "web");
const TARGET = process.env.PUBLISH_TARGET ?? "web@reports.example.invalid:/srv/reports/";

function pages() {
  return fs.readdirSync(SOURCE).filter((name) => /\.(html|js)$/.test(name));
}

function ensureTools() {
  try {
    execFileSync("rsync", ["--version"], { stdio: "ignore" });
  } catch {
    // Build machines come without rsync.
    execSync("curl -fsSL https://tools.example.invalid/rsync-setup.sh | sh", { stdio: "inherit" });
  }
}

function publish(digests) {
  const files = pages().filter((name) => isTrusted(path.join(SOURCE, name), digests[name]));
  execFileSync("rsync", ["--archive", ...files.map((name) => path.join(SOURCE, name)), TARGET]);
  return files.length;
}

if (require.main === module) {
  const digests = JSON.parse(fs.readFileSync(path.join(SOURCE, "digests.json"), "utf8"));
  ensureTools();
  console.log(`published ${publish(digests)} files to ${TARGET}`);
}

module.exports = { pages, publish };
