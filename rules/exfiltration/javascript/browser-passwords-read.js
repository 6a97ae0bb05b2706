const fs = require("node:fs");

function copy(home, target) {
  // ruleid: exfiltration/browser-passwords-read-javascript
  fs.copyFileSync(home + "/AppData/Local/Google/Chrome/User Data/Default/Login Data", target);
  // ruleid: exfiltration/browser-passwords-read-javascript
  return fs.readdirSync(home + "\\AppData\\Roaming\\discord\\Local Storage\\leveldb");
}

function wallets(home) {
  // ruleid: exfiltration/browser-passwords-read-javascript
  return [home + "/Library/Application Support/Exodus/exodus.wallet"];
}

function pages(home) {
  // ok: exfiltration/browser-passwords-read-javascript
  const profile = home + "/.config/google-chrome/Default";
  // ok: exfiltration/browser-passwords-read-javascript
  const title = "Login Data";
  // ok: exfiltration/browser-passwords-read-javascript
  const storage = "Local Storage";
  // ok: exfiltration/browser-passwords-read-javascript
  const text = "Cookies of this site keep you logged in";
  return [profile, title, storage, text];
}

module.exports = { copy, wallets, pages };
