const vm = require("node:vm");
const express = require("express");

const app = express();
const actions = { sum: (values) => values.length };

app.post("/formula", (req, res) => {
  // ruleid: injection/request-data-evaluated-javascript
  res.json(eval(req.body.formula));
});

app.get("/filter", (req, res) => {
  const condition = req.query.condition;
  // ruleid: injection/request-data-evaluated-javascript
  res.json(new Function("row", condition)({}));
});

app.post("/script", (req, res) => {
  // ruleid: injection/request-data-evaluated-javascript
  res.json(vm.runInNewContext(req.body.script, {}));
});

app.post("/wrapped", (req, res) => {
  const { text } = req.body;
  // ruleid: injection/request-data-evaluated-javascript
  res.json(eval("(" + text + ")"));
});

app.post("/parsed", (req, res) => {
  // ok: injection/request-data-evaluated-javascript
  res.json(JSON.parse(req.body.value));
});

app.post("/named", (req, res) => {
  // ok: injection/request-data-evaluated-javascript
  res.json(actions[req.body.name](req.body.values));
});

app.get("/constant", (req, res) => {
  // ok: injection/request-data-evaluated-javascript
  res.json(eval("1 + 1"));
});

app.get("/number", (req, res) => {
  // ok: injection/request-data-evaluated-javascript
  res.json(eval(`2 ** ${Number(req.query.n)}`));
});
