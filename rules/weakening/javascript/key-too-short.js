const crypto = require("node:crypto");
const forge = require("node-forge");
const NodeRSA = require("node-rsa");

// ruleid: weakening/key-too-short-javascript
const pair = crypto.generateKeyPairSync("rsa", { modulusLength: 1024 });
// ruleid: weakening/key-too-short-javascript
const second = forge.pki.rsa.generateKeyPair(512);
// ruleid: weakening/key-too-short-javascript
const third = new NodeRSA({ b: 512 });

// ok: weakening/key-too-short-javascript
const good = crypto.generateKeyPairSync("rsa", { modulusLength: 3072 });
// ok: weakening/key-too-short-javascript
const curve = crypto.generateKeyPairSync("ed25519");
// ok: weakening/key-too-short-javascript
const large = forge.pki.rsa.generateKeyPair(4096);
// ok: weakening/key-too-short-javascript
const chosen = (bits) => crypto.generateKeyPairSync("rsa", { modulusLength: bits });

module.exports = { pair, second, third, good, curve, large, chosen };
