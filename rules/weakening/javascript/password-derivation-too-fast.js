const bcrypt = require("bcrypt");
const crypto = require("node:crypto");

const COST = 4;

function derive(password, salt) {
  // ruleid: weakening/password-derivation-too-fast-javascript
  return crypto.pbkdf2Sync(password, salt, 1000, 64, "sha512");
}

function store(password) {
  // ruleid: weakening/password-derivation-too-fast-javascript
  return bcrypt.hash(password, COST);
}

function deriveInBrowser(key, salt) {
  // ruleid: weakening/password-derivation-too-fast-javascript
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: 5000 }, key, "AES-GCM", false, ["encrypt"]);
}

function deriveWell(password, salt) {
  // ok: weakening/password-derivation-too-fast-javascript
  return crypto.pbkdf2Sync(password, salt, 600_000, 64, "sha512");
}

function storeWell(password) {
  // ok: weakening/password-derivation-too-fast-javascript
  return bcrypt.hash(password, 12);
}

function configured(password, salt, settings) {
  // ok: weakening/password-derivation-too-fast-javascript
  return crypto.pbkdf2Sync(password, salt, settings.rounds, 64, "sha512");
}

function withHash(password, hash) {
  // ok: weakening/password-derivation-too-fast-javascript
  return bcrypt.compare(password, hash);
}
