const ejs = require("ejs");
const nunjucks = require("nunjucks");
const pug = require("pug");

module.exports = (app) => {
  app.post("/preview", (req, res) => {
    // ruleid: injection/template-from-untrusted-text-javascript
    res.send(ejs.render(req.body.template, { user: req.user }));
  });

  app.post("/mail", (req, res) => {
    const text = req.body.text;
    // ruleid: injection/template-from-untrusted-text-javascript
    res.send(pug.compile(text)());
  });

  app.get("/greet", (req, res) => {
    // ruleid: injection/template-from-untrusted-text-javascript
    res.send(nunjucks.renderString(`Hello ${req.query.name}`, {}));
  });

  app.get("/greet-well", (req, res) => {
    // ok: injection/template-from-untrusted-text-javascript
    res.send(nunjucks.renderString("Hello {{ name }}", { name: req.query.name }));
  });

  app.get("/page", (req, res) => {
    // ok: injection/template-from-untrusted-text-javascript
    res.send(ejs.render("<h1><%= name %></h1>", { name: req.query.name }));
  });

  app.get("/file", (req, res) => {
    // ok: injection/template-from-untrusted-text-javascript
    res.render("page", { name: req.query.name });
  });

  app.get("/chosen", (req, res) => {
    // ok: injection/template-from-untrusted-text-javascript
    res.send(pug.renderFile("page.pug", { name: req.query.name }));
  });
};
