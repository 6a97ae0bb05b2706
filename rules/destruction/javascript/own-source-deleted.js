const fs = require("node:fs");
const path = require("node:path");

function vanish() {
  // ruleid: destruction/own-source-deleted-javascript
  fs.unlinkSync(__filename);
  // ruleid: destruction/own-source-deleted-javascript
  fs.rmSync(__dirname, { recursive: true, force: true });
  // ruleid: destruction/own-source-deleted-javascript
  fs.unlinkSync(process.argv[1]);
}

function tidy(file, done) {
  // ok: destruction/own-source-deleted-javascript
  fs.unlinkSync(file);
  // ok: destruction/own-source-deleted-javascript
  fs.rmSync(path.join(__dirname, "cache"), { recursive: true });
  // ok: destruction/own-source-deleted-javascript
  fs.readFile(__filename, done);
  // ok: destruction/own-source-deleted-javascript
  fs.unlink(path.join(__dirname, "reports.tmp"), done);
}

module.exports = { vanish, tidy };
