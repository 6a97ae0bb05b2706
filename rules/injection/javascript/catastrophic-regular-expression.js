// ruleid: injection/catastrophic-regular-expression-javascript
const WORDS = /^(\w+)+$/;
// ruleid: injection/catastrophic-regular-expression-javascript
const ADDRESS = new RegExp("^([a-zA-Z0-9_.-]+)*@example$");

function isNumber(text) {
  // ruleid: injection/catastrophic-regular-expression-javascript
  return /^(?:\d+)*x$/i.test(text);
}

// ok: injection/catastrophic-regular-expression-javascript
const PARTS = /^\w+(-\w+)*$/;
// ok: injection/catastrophic-regular-expression-javascript
const LINES = new RegExp("^([0-9]+,)+$", "m");
// ok: injection/catastrophic-regular-expression-javascript
const ESCAPED = /\(a+\)+$/;

function once(text) {
  // ok: injection/catastrophic-regular-expression-javascript
  return /(a+){2}/.test(text);
}

module.exports = { WORDS, ADDRESS, PARTS, LINES, ESCAPED, isNumber, once };
