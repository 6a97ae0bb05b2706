const https = require("node:https");
const tls = require("node:tls");

// ruleid: weakening/outdated-tls-version-javascript
const agent = new https.Agent({ keepAlive: true, minVersion: "TLSv1" });
// ruleid: weakening/outdated-tls-version-javascript
const second = tls.createSecureContext({ secureProtocol: "TLSv1_method" });
// ruleid: weakening/outdated-tls-version-javascript
tls.DEFAULT_MIN_VERSION = "TLSv1.1";

// ok: weakening/outdated-tls-version-javascript
const modern = new https.Agent({ minVersion: "TLSv1.2" });
// ok: weakening/outdated-tls-version-javascript
const newest = tls.createSecureContext({ minVersion: "TLSv1.3", maxVersion: "TLSv1.3" });
// ok: weakening/outdated-tls-version-javascript
const normal = new https.Agent({ keepAlive: true });
// ok: weakening/outdated-tls-version-javascript
const release = { minVersion: "1.1.0" };

module.exports = { agent, second, modern, newest, normal, release };
