const crypto = require("node:crypto");
const CryptoJS = require("crypto-js");

function encrypt(key, vector) {
  // ruleid: weakening/broken-cipher-javascript
  return crypto.createCipheriv("des-ede3-cbc", key, vector);
}

function encryptStream(key) {
  // ruleid: weakening/broken-cipher-javascript
  return crypto.createCipheriv("rc4", key, null);
}

function encryptOld(password) {
  // ruleid: weakening/broken-cipher-javascript
  return crypto.createCipher("aes192", password);
}

function encryptText(text, key) {
  // ruleid: weakening/broken-cipher-javascript
  return CryptoJS.TripleDES.encrypt(text, key).toString();
}

function encryptWell(key, vector) {
  // ok: weakening/broken-cipher-javascript
  return crypto.createCipheriv("aes-256-gcm", key, vector);
}

function encryptModern(key, vector) {
  // ok: weakening/broken-cipher-javascript
  return crypto.createCipheriv("chacha20-poly1305", key, vector, { authTagLength: 16 });
}

function encryptTextWell(text, key) {
  // ok: weakening/broken-cipher-javascript
  return CryptoJS.AES.encrypt(text, key).toString();
}

function configured(settings, key, vector) {
  // ok: weakening/broken-cipher-javascript
  return crypto.createCipheriv(settings.cipher, key, vector);
}
