const path = require("node:path");

const KINDS = { json: require("./json") };

module.exports = (app) => {
  app.get("/plugin", (req, res) => {
    // ruleid: injection/module-named-by-request-javascript
    res.json(require(req.query.plugin).run());
  });

  app.get("/kind", (req, res) => {
    const kind = req.params.kind;
    // ruleid: injection/module-named-by-request-javascript
    res.json(require(`./kinds/${kind}`).run());
  });

  app.get("/late", async (req, res) => {
    // ruleid: injection/module-named-by-request-javascript
    const plugin = await import(req.query.plugin);
    res.json(plugin.run());
  });

  app.get("/table", (req, res) => {
    // ok: injection/module-named-by-request-javascript
    res.json(KINDS[req.query.kind].run());
  });

  app.get("/constant", (req, res) => {
    // ok: injection/module-named-by-request-javascript
    res.json(require("./daily").run());
  });

  app.get("/configured", (req, res, settings) => {
    // ok: injection/module-named-by-request-javascript
    res.json(require(path.join(__dirname, settings.plugin)).run());
  });

  app.get("/checked", (req, res) => {
    const kind = req.query.kind;
    if (!Object.hasOwn(KINDS, kind)) {
      return res.status(404).end();
    }
    // ok: injection/module-named-by-request-javascript
    return res.json(require("./" + kind).run());
  });
};
