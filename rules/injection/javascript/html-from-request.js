const Handlebars = require("handlebars");

module.exports = (app) => {
  app.get("/greet", (req, res) => {
    // ruleid: injection/html-from-request-javascript
    res.send(`<h1>Hello ${req.query.name}</h1>`);
  });

  app.get("/note", (req, res) => {
    const text = req.query.text;
    // ruleid: injection/html-from-request-javascript
    res.send("<p>" + text + "</p>");
  });

  app.get("/badge", (req, res) => {
    // ruleid: injection/html-from-request-javascript
    res.render("badge", { text: new Handlebars.SafeString(req.query.text) });
  });

  app.get("/json", (req, res) => {
    // ok: injection/html-from-request-javascript
    res.json({ name: req.query.name });
  });

  app.get("/page", (req, res) => {
    // ok: injection/html-from-request-javascript
    res.render("page", { name: req.query.name });
  });

  app.get("/escaped", (req, res) => {
    // ok: injection/html-from-request-javascript
    res.send(`<h1>Hello ${escapeHtml(req.query.name)}</h1>`);
  });

  app.get("/count", (req, res) => {
    // ok: injection/html-from-request-javascript
    res.send(`<p>${Number(req.query.count)}</p>`);
  });
};

function escapeHtml(text) {
  return text.replaceAll("<", "&lt;");
}
