function run(text) {
  // ruleid: execution/builtin-looked-up-by-name-javascript
  return globalThis["ev" + "al"](text);
}

function second(text) {
  // ruleid: execution/builtin-looked-up-by-name-javascript
  return window["Function"](text)();
}

function third(text) {
  // ruleid: execution/builtin-looked-up-by-name-javascript
  return []["filter"]["constructor"](text)();
}

function fourth(text) {
  // ruleid: execution/builtin-looked-up-by-name-javascript
  return (() => {}).constructor(text)();
}

function answer() {
  // ok: execution/builtin-looked-up-by-name-javascript
  return globalThis["fetch"]("https://data.example.invalid");
}

function chosen(name) {
  // ok: execution/builtin-looked-up-by-name-javascript
  return window[name]();
}

function copy(value) {
  // ok: execution/builtin-looked-up-by-name-javascript
  return new value.constructor(value);
}

function text(value) {
  // ok: execution/builtin-looked-up-by-name-javascript
  return value["toString"]();
}

module.exports = { run, second, third, fourth, answer, chosen, copy, text };
