module.exports = (app) => {
  app.post("/login", (req, res) => {
    // ruleid: injection/redirect-to-requested-address-javascript
    res.redirect(req.query.next);
  });

  app.get("/out", (req, res) => {
    const target = req.query.target;
    // ruleid: injection/redirect-to-requested-address-javascript
    res.redirect(302, target);
  });

  app.get("/move", (req, res) => {
    // ruleid: injection/redirect-to-requested-address-javascript
    res.writeHead(302, { Location: req.body.address });
    res.end();
  });

  app.get("/home", (req, res) => {
    // ok: injection/redirect-to-requested-address-javascript
    res.redirect("/reports");
  });

  app.get("/search", (req, res) => {
    // ok: injection/redirect-to-requested-address-javascript
    res.redirect(`/search?q=${encodeURIComponent(req.query.q)}`);
  });

  app.get("/checked", (req, res) => {
    const target = req.query.target;
    if (!target.startsWith("/") || isForeign(target)) {
      return res.status(400).end();
    }
    // ok: injection/redirect-to-requested-address-javascript
    return res.redirect(target);
  });

  app.get("/named", (req, res) => {
    // ok: injection/redirect-to-requested-address-javascript
    res.redirect(`/users/${req.params.name}`);
  });

  app.get("/user", (req, res) => {
    // ok: injection/redirect-to-requested-address-javascript
    res.redirect(`/users/${req.session.user}`);
  });
};

function isForeign(target) {
  return target.startsWith("//");
}
