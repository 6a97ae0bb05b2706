const crypto = require("node:crypto");

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

function sendResetMail(user, mailer) {
  // ruleid: weakening/token-from-predictable-random-javascript
  const resetToken = Math.random().toString(36).slice(2);
  mailer.send(user.email, resetToken);
}

function generatePassword(length) {
  let password = "";
  for (let index = 0; index < length; index += 1) {
    // ruleid: weakening/token-from-predictable-random-javascript
    password += ALPHABET[Math.floor(Math.random() * ALPHABET.length)];
  }
  return password;
}

function openSession(request) {
  // ruleid: weakening/token-from-predictable-random-javascript
  request.sessionId = "s-" + Math.floor(Math.random() * 1e16).toString(16);
}

// ruleid: weakening/token-from-predictable-random-javascript
const createOtp = () => String(Math.floor(100000 + Math.random() * 900000));

function newToken() {
  // ruleid: weakening/token-from-predictable-random-javascript
  return Array.from({ length: 32 }, () => ALPHABET.charAt(Math.floor(Math.random() * 36))).join("");
}

function sendSafeResetMail(user, mailer) {
  // ok: weakening/token-from-predictable-random-javascript
  const resetToken = crypto.randomBytes(32).toString("base64url");
  mailer.send(user.email, resetToken);
}

function pickColor(colors) {
  // ok: weakening/token-from-predictable-random-javascript
  return colors[Math.floor(Math.random() * colors.length)];
}

function elementId() {
  // ok: weakening/token-from-predictable-random-javascript
  const id = `field-${Math.random().toString(36).slice(2)}`;
  return id;
}

function maskOne(tokens) {
  // ok: weakening/token-from-predictable-random-javascript
  const token = tokens[Math.floor(Math.random() * tokens.length)];
  return token;
}

function backOff(attempt) {
  // ok: weakening/token-from-predictable-random-javascript
  const delay = Math.random() * 2 ** attempt;
  return delay;
}

module.exports = { sendResetMail, generatePassword, openSession, createOtp, newToken, sendSafeResetMail, pickColor, elementId, maskOne, backOff };
