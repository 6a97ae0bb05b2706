const fs = require("node:fs");
const https = require("node:https");
const axios = require("axios");

// ruleid: weakening/certificate-verification-disabled-javascript
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

async function sendReport(url, report) {
  return axios.post(url, report, { httpsAgent: agent });
}

function allowSelfSigned() {
  // ruleid: weakening/certificate-verification-disabled-javascript
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
}

function relax(options) {
  // ruleid: weakening/certificate-verification-disabled-javascript
  options.rejectUnauthorized = false;
  return options;
}

function connect(tls, host) {
  // ruleid: weakening/certificate-verification-disabled-javascript
  return tls.connect(443, host, { servername: host, checkServerIdentity: () => undefined });
}

// ok: weakening/certificate-verification-disabled-javascript
const privateAgent = new https.Agent({ ca: fs.readFileSync("certificates/company-ca.pem") });

function strict(options) {
  // ok: weakening/certificate-verification-disabled-javascript
  options.rejectUnauthorized = true;
  return options;
}

function configurable(settings) {
  // ok: weakening/certificate-verification-disabled-javascript
  return new https.Agent({ rejectUnauthorized: settings.verify });
}

function restoreChecks() {
  // ok: weakening/certificate-verification-disabled-javascript
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
}

function pinned(tls, host, check) {
  // ok: weakening/certificate-verification-disabled-javascript
  return tls.connect(443, host, { checkServerIdentity: (name, certificate) => check(name, certificate) });
}

module.exports = { sendReport, allowSelfSigned, relax, connect, privateAgent, strict, configurable, restoreChecks, pinned };
