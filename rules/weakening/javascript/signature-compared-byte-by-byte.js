const crypto = require("node:crypto");

function isGenuine(key, body, given) {
  // ruleid: weakening/signature-compared-byte-by-byte-javascript
  return crypto.createHmac("sha256", key).update(body).digest("hex") === given;
}

function checkHook(key, req) {
  const expected = `sha256=${crypto.createHmac("sha256", key).update(req.body).digest("hex")}`;
  // ruleid: weakening/signature-compared-byte-by-byte-javascript
  if (req.headers["x-signature"] !== expected) {
    throw new Error("refused");
  }
}

function checkSecond(key, body, given) {
  const digest = crypto.createHmac("sha512", key).update(body).digest("base64");
  // ruleid: weakening/signature-compared-byte-by-byte-javascript
  return digest == given;
}

function isGenuineWell(key, body, given) {
  const digest = crypto.createHmac("sha256", key).update(body).digest();
  // ok: weakening/signature-compared-byte-by-byte-javascript
  return crypto.timingSafeEqual(digest, given);
}

function sameFile(left, right) {
  // ok: weakening/signature-compared-byte-by-byte-javascript
  return crypto.createHash("sha256").update(left).digest("hex") === right;
}

function length(key, body) {
  const digest = crypto.createHmac("sha256", key).update(body).digest("hex");
  // ok: weakening/signature-compared-byte-by-byte-javascript
  return digest.length === 64;
}

function equal(left, right) {
  // ok: weakening/signature-compared-byte-by-byte-javascript
  return left === right;
}
