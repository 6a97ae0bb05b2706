const crypto = require("node:crypto");
const { createHash } = require("node:crypto");

function store(user, password) {
  // ruleid: weakening/weak-hash-of-password-javascript
  user.digest = crypto.createHash("md5").update(password).digest("hex");
  return user.save();
}

function check(user, request) {
  // ruleid: weakening/weak-hash-of-password-javascript
  return createHash("sha256").update(user.salt + request.body.password).digest("hex") === user.digest;
}

function legacy(rawPassword) {
  // ruleid: weakening/weak-hash-of-password-javascript
  return crypto.createHash("sha1").update(`pepper:${rawPassword}`, "utf8").digest("base64");
}

function storeWell(user, password) {
  user.salt = crypto.randomBytes(16);
  // ok: weakening/weak-hash-of-password-javascript
  user.digest = crypto.scryptSync(password, user.salt, 32);
}

function cacheKey(url) {
  // ok: weakening/weak-hash-of-password-javascript
  return crypto.createHash("md5").update(url).digest("hex");
}

function fileDigest(fs, path) {
  // ok: weakening/weak-hash-of-password-javascript
  return createHash("sha256").update(fs.readFileSync(path)).digest("hex");
}

function label() {
  // ok: weakening/weak-hash-of-password-javascript
  return createHash("sha1").update("password reset page").digest("hex");
}

function sign(key, password) {
  // ok: weakening/weak-hash-of-password-javascript
  return crypto.pbkdf2Sync(password, key, 600000, 32, "sha256");
}

module.exports = { store, check, legacy, storeWell, cacheKey, fileDigest, label, sign };
