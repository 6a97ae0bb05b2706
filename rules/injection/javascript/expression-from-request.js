module.exports = (app, names) => {
  app.get("/search", (req, res) => {
    // ruleid: injection/expression-from-request
    res.json(names.filter((name) => new RegExp(req.query.q, "i").test(name)));
  });

  app.get("/prefix", (req, res) => {
    const prefix = req.query.prefix;
    // ruleid: injection/expression-from-request
    const pattern = new RegExp("^" + prefix);
    res.json(names.filter((name) => pattern.test(name)));
  });

  app.post("/rule", (req, res) => {
    // ruleid: injection/expression-from-request
    res.json(names.filter((name) => RegExp(req.body.rule).test(name)));
  });

  app.get("/plain", (req, res) => {
    // ok: injection/expression-from-request
    res.json(names.filter((name) => name.includes(req.query.q)));
  });

  app.get("/escaped", (req, res) => {
    // ok: injection/expression-from-request
    res.json(names.filter((name) => new RegExp(escapeRegExp(req.query.q)).test(name)));
  });

  app.get("/constant", (req, res) => {
    // ok: injection/expression-from-request
    res.json(names.filter((name) => new RegExp("^a").test(name)));
  });

  app.get("/own", (req, res, pattern) => {
    // ok: injection/expression-from-request
    res.json(names.filter((name) => new RegExp(pattern).test(name)));
  });
};

function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
