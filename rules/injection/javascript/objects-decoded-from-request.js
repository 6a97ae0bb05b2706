const serialize = require("node-serialize");
const v8 = require("node:v8");
const yaml = require("js-yaml");

module.exports = (app, unsafe) => {
  app.get("/state", (req, res) => {
    // ruleid: injection/objects-decoded-from-request-javascript
    res.json(serialize.unserialize(req.cookies.state));
  });

  app.post("/task", (req, res) => {
    const body = req.body.task;
    // ruleid: injection/objects-decoded-from-request-javascript
    res.json(v8.deserialize(body));
  });

  app.post("/settings", (req, res) => {
    // ruleid: injection/objects-decoded-from-request-javascript
    res.json(yaml.load(req.body.settings, { schema: unsafe }));
  });

  app.get("/state-well", (req, res) => {
    // ok: injection/objects-decoded-from-request-javascript
    res.json(JSON.parse(req.cookies.state));
  });

  app.post("/settings-well", (req, res) => {
    // ok: injection/objects-decoded-from-request-javascript
    res.json(yaml.load(req.body.settings));
  });

  app.post("/settings-json", (req, res) => {
    // ok: injection/objects-decoded-from-request-javascript
    res.json(yaml.load(req.body.settings, { schema: yaml.JSON_SCHEMA }));
  });

  app.get("/clone", (req, res) => {
    // ok: injection/objects-decoded-from-request-javascript
    res.json(v8.deserialize(v8.serialize({ a: 1 })));
  });
};
