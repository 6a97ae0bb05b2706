const crypto = require("node:crypto");
const jwt = require("jsonwebtoken");

const REPORT_KEY = "not a real key, not a real key!!";

function encrypt(data) {
  const vector = crypto.randomBytes(16);
  // ruleid: weakening/hard-coded-encryption-key-javascript
  const cipher = crypto.createCipheriv("aes-256-cbc", REPORT_KEY, vector);
  return Buffer.concat([vector, cipher.update(data), cipher.final()]);
}

function decrypt(vector, data) {
  // ruleid: weakening/hard-coded-encryption-key-javascript
  const decipher = crypto.createDecipheriv("aes-128-cbc", Buffer.from("0123456789abcdef", "utf8"), vector);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function issue(user) {
  // ruleid: weakening/hard-coded-encryption-key-javascript
  return jwt.sign({ sub: user.id }, "change-me", { expiresIn: "1h" });
}

function encryptWithConfiguredKey(data) {
  const vector = crypto.randomBytes(16);
  // ok: weakening/hard-coded-encryption-key-javascript
  const cipher = crypto.createCipheriv("aes-256-cbc", Buffer.from(process.env.REPORT_KEY, "hex"), vector);
  return Buffer.concat([vector, cipher.update(data), cipher.final()]);
}

function issueWithLoadedKey(user, keys) {
  // ok: weakening/hard-coded-encryption-key-javascript
  return jwt.sign({ sub: user.id }, keys.private, { algorithm: "ES256" });
}

function unsigned(token) {
  // ok: weakening/hard-coded-encryption-key-javascript
  return jwt.decode(token, { complete: true });
}

function verify(signature, body) {
  // ok: weakening/hard-coded-encryption-key-javascript
  return crypto.createVerify("sha256").update(body).verify(process.env.PUBLIC_KEY, signature);
}

module.exports = { encrypt, decrypt, issue, encryptWithConfiguredKey, issueWithLoadedKey, unsigned, verify };
