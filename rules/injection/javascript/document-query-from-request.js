const User = require("./user");

module.exports = (app, collection) => {
  app.post("/login", async (req, res) => {
    // ruleid: injection/document-query-from-request-javascript
    res.json(await User.findOne({ name: req.body.name, digest: req.body.digest }));
  });

  app.post("/search", async (req, res) => {
    // ruleid: injection/document-query-from-request-javascript
    res.json(await collection.find(req.body).toArray());
  });

  app.get("/older", async (req, res) => {
    // ruleid: injection/document-query-from-request-javascript
    res.json(await collection.find({ $where: `this.year < ${req.query.year}` }).toArray());
  });

  app.post("/login-well", async (req, res) => {
    // ok: injection/document-query-from-request-javascript
    res.json(await User.findOne({ name: String(req.body.name) }));
  });

  app.get("/own", async (req, res) => {
    // ok: injection/document-query-from-request-javascript
    res.json(await collection.find({ owner: req.session.user }).toArray());
  });

  app.get("/listed", (req, res) => {
    // ok: injection/document-query-from-request-javascript
    res.json(["a", "b"].find((name) => name === req.query.name));
  });

  app.get("/all", async (req, res) => {
    // ok: injection/document-query-from-request-javascript
    res.json(await User.find({ active: true }));
  });
};
