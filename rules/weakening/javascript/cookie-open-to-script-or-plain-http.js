const session = require("express-session");

module.exports = (app, secret) => {
  // ruleid: weakening/cookie-open-to-script-or-plain-http-javascript
  app.use(session({ secret, resave: false, cookie: { secure: false, maxAge: 60000 } }));

  app.post("/login", (req, res) => {
    // ruleid: weakening/cookie-open-to-script-or-plain-http-javascript
    res.cookie("session", req.id, { httpOnly: false, secure: true });
    // ruleid: weakening/cookie-open-to-script-or-plain-http-javascript
    res.cookie("remember", req.id, { secure: false });
    // ok: weakening/cookie-open-to-script-or-plain-http-javascript
    res.cookie("session", req.id, { httpOnly: true, secure: true });
    // ok: weakening/cookie-open-to-script-or-plain-http-javascript
    res.cookie("theme", "dark");
    res.end();
  });

  // ok: weakening/cookie-open-to-script-or-plain-http-javascript
  app.use(session({ secret, cookie: { secure: true } }));
  // ok: weakening/cookie-open-to-script-or-plain-http-javascript
  app.use(session({ secret, cookie: { secure: app.get("env") === "production" } }));
};
