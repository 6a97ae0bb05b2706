import { createCipheriv, randomBytes } from "node:crypto";
import crypto from "node:crypto";
import CryptoJS from "crypto-js";
import forge from "node-forge";

export function seal(key, data) {
  // ruleid: weakening/block-cipher-in-ecb-mode-javascript
  const cipher = createCipheriv("aes-256-ecb", key, null);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

export function open(key) {
  // ruleid: weakening/block-cipher-in-ecb-mode-javascript
  return crypto.createDecipheriv("AES-128-ECB", key, "");
}

export function sealText(text, key) {
  // ruleid: weakening/block-cipher-in-ecb-mode-javascript
  return CryptoJS.AES.encrypt(text, key, { padding: CryptoJS.pad.Pkcs7, mode: CryptoJS.mode.ECB });
}

export function sealForge(key) {
  // ruleid: weakening/block-cipher-in-ecb-mode-javascript
  return forge.cipher.createCipher("AES-ECB", key);
}

export function sealWell(key) {
  // ok: weakening/block-cipher-in-ecb-mode-javascript
  return createCipheriv("aes-256-gcm", key, randomBytes(12));
}

export function sealTextWell(text, key, iv) {
  // ok: weakening/block-cipher-in-ecb-mode-javascript
  return CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.CTR, iv });
}

export function sealForgeWell(key) {
  // ok: weakening/block-cipher-in-ecb-mode-javascript
  return forge.cipher.createCipher("AES-GCM", key);
}

export function sealChosen(mode, key, iv) {
  // ok: weakening/block-cipher-in-ecb-mode-javascript
  return createCipheriv(`aes-256-${mode}`, key, iv);
}
