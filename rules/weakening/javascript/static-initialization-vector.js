const crypto = require("node:crypto");

const FIXED_VECTOR = Buffer.from("0123456789abcdef");

function encryptReport(key, report) {
  // ruleid: weakening/static-initialization-vector-javascript
  const cipher = crypto.createCipheriv("aes-256-cbc", key, "report-mailer-iv");
  return Buffer.concat([cipher.update(report), cipher.final()]);
}

function encryptBackup(key, data) {
  const vector = Buffer.alloc(16, 0);
  // ruleid: weakening/static-initialization-vector-javascript
  const cipher = crypto.createCipheriv("aes-256-ctr", key, vector);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

function seal(key, message) {
  // ruleid: weakening/static-initialization-vector-javascript
  const cipher = crypto.createCipheriv("aes-256-gcm", key, FIXED_VECTOR);
  return [cipher.update(message), cipher.final(), cipher.getAuthTag()];
}

function encryptFresh(key, data) {
  const vector = crypto.randomBytes(16);
  // ok: weakening/static-initialization-vector-javascript
  const cipher = crypto.createCipheriv("aes-256-cbc", key, vector);
  return Buffer.concat([vector, cipher.update(data), cipher.final()]);
}

function encryptFilled(key, data) {
  const vector = Buffer.alloc(12);
  crypto.randomFillSync(vector);
  // ok: weakening/static-initialization-vector-javascript
  const cipher = crypto.createCipheriv("aes-256-gcm", key, vector);
  return Buffer.concat([vector, cipher.update(data), cipher.final()]);
}

function decrypt(key, blob) {
  // ok: weakening/static-initialization-vector-javascript
  const decipher = crypto.createDecipheriv("aes-256-cbc", key, blob.subarray(0, 16));
  return Buffer.concat([decipher.update(blob.subarray(16)), decipher.final()]);
}

function counted(key, sequence, data) {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(sequence, 4);
  // ok: weakening/static-initialization-vector-javascript
  const cipher = crypto.createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  return cipher.update(data);
}

module.exports = { encryptReport, encryptBackup, seal, encryptFresh, encryptFilled, decrypt, counted };
