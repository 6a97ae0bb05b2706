const { execSync, spawn } = require("node:child_process");

function spread(folder) {
  // ruleid: persistence/package-published-from-code-javascript
  execSync("npm publish --access public", { cwd: folder });
  // ruleid: persistence/package-published-from-code-javascript
  spawn("npm", ["publish"], { cwd: folder });
  // ruleid: persistence/package-published-from-code-javascript
  execSync(`cd ${folder} && npm publish`);
}

function build(folder) {
  // ok: persistence/package-published-from-code-javascript
  execSync("npm pack", { cwd: folder });
  // ok: persistence/package-published-from-code-javascript
  execSync("npm publish --dry-run", { cwd: folder });
  // ok: persistence/package-published-from-code-javascript
  spawn("npm", ["version", "patch"], { cwd: folder });
  // ok: persistence/package-published-from-code-javascript
  console.log("then run: npm publish");
}

module.exports = { spread, build };
