const vm = require("node:vm");
const zlib = require("node:zlib");

const THEME = "Y29uc29sZS5sb2coJ2hlbGxvJyk=";

function applyTheme() {
  // ruleid: execution/decoded-text-executed-javascript
  eval(atob(THEME));
}

function loadStrings(packed) {
  const source = zlib.inflateSync(Buffer.from(packed, "base64")).toString();
  // ruleid: execution/decoded-text-executed-javascript
  return vm.runInThisContext(source);
}

function formatter() {
  // ruleid: execution/decoded-text-executed-javascript
  return new Function("value", Buffer.from("72657475726e2076616c7565", "hex").toString("utf8"));
}

function greet() {
  // ruleid: execution/decoded-text-executed-javascript
  (0, eval)(String.fromCharCode(97, 108, 101, 114, 116, 40, 49, 41));
}

function readToken(token) {
  // ok: execution/decoded-text-executed-javascript
  return JSON.parse(atob(token.split(".")[1]));
}

function compileTemplate(body) {
  // ok: execution/decoded-text-executed-javascript
  return new Function("data", "return `" + body + "`;");
}

function runScript(fs, path) {
  const source = fs.readFileSync(path, "utf8");
  // ok: execution/decoded-text-executed-javascript
  vm.runInNewContext(source, { console });
}

function template(text) {
  function unescape(code) {
    return code.replace(/\\(['\\])/g, "$1");
  }
  const body = text.replace(/{{(.+?)}}/g, (_, code) => "';out+=" + unescape(code) + ";out+='");
  // ok: execution/decoded-text-executed-javascript
  return new Function("data", "let out='" + body + "';return out;");
}

function decodeImage(data) {
  // ok: execution/decoded-text-executed-javascript
  return Buffer.from(data, "base64");
}

function evaluate(model, batch) {
  // ok: execution/decoded-text-executed-javascript
  return model.evaluate(atob(batch));
}

module.exports = { applyTheme, loadStrings, formatter, greet, readToken, compileTemplate, runScript, decodeImage, evaluate };
