const fs = require("node:fs");
const { chmodSync } = require("node:fs");

function share(path, done) {
  // ruleid: weakening/file-open-to-everyone-javascript
  fs.chmodSync(path, 0o777);
  // ruleid: weakening/file-open-to-everyone-javascript
  fs.chmod(path, "666", done);
  // ruleid: weakening/file-open-to-everyone-javascript
  chmodSync(path, 0o666);
  // ruleid: weakening/file-open-to-everyone-javascript
  fs.promises.chmod(path, 511);
}

function keep(path, done) {
  // ok: weakening/file-open-to-everyone-javascript
  fs.chmodSync(path, 0o755);
  // ok: weakening/file-open-to-everyone-javascript
  fs.chmod(path, "600", done);
  // ok: weakening/file-open-to-everyone-javascript
  chmodSync(path, 0o664);
  // ok: weakening/file-open-to-everyone-javascript
  process.umask(0o077);
  // ok: weakening/file-open-to-everyone-javascript
  fs.mkdirSync(path, { mode: 0o777, recursive: true });
}
