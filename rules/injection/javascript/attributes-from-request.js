const User = require("./user");

module.exports = (app, prisma) => {
  app.put("/user", async (req, res) => {
    // ruleid: injection/attributes-from-request-javascript
    Object.assign(req.user, req.body);
    await req.user.save();
    res.end();
  });

  app.post("/user", async (req, res) => {
    // ruleid: injection/attributes-from-request-javascript
    res.json(await User.create(req.body));
  });

  app.post("/account", async (req, res) => {
    // ruleid: injection/attributes-from-request-javascript
    res.json(await prisma.account.update({ where: { id: req.user.id }, data: req.body }));
  });

  app.put("/user-well", async (req, res) => {
    // ok: injection/attributes-from-request-javascript
    Object.assign(req.user, { name: req.body.name, mail: req.body.mail });
    res.end();
  });

  app.post("/user-well", async (req, res) => {
    // ok: injection/attributes-from-request-javascript
    res.json(await User.create({ name: req.body.name }));
  });

  app.post("/echo", (req, res) => {
    // ok: injection/attributes-from-request-javascript
    res.json(Object.assign({}, { size: req.body.length }));
  });

  app.post("/parsed", async (req, res) => {
    // ok: injection/attributes-from-request-javascript
    res.json(await User.create(User.schema.parse(req.body)));
  });
};
