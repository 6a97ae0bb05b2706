const fs = require("node:fs");
const path = require("node:path");

const FOLDER = "/srv/reports";

module.exports = (app) => {
  app.get("/report", (req, res) => {
    // ruleid: injection/path-from-request-javascript
    res.sendFile(path.join(FOLDER, req.query.name));
  });

  app.get("/raw", (req, res) => {
    const name = req.params.name;
    // ruleid: injection/path-from-request-javascript
    fs.createReadStream(`/srv/reports/${name}`).pipe(res);
  });

  app.delete("/report", (req, res) => {
    // ruleid: injection/path-from-request-javascript
    fs.unlinkSync(req.body.path);
    res.end();
  });

  app.get("/good", (req, res) => {
    // ok: injection/path-from-request-javascript
    res.sendFile(req.query.name, { root: FOLDER });
  });

  app.get("/base", (req, res) => {
    // ok: injection/path-from-request-javascript
    res.sendFile(path.join(FOLDER, path.basename(req.query.name)));
  });

  app.get("/checked", (req, res) => {
    const name = req.query.name;
    if (!isKnown(name)) {
      return res.status(404).end();
    }
    // ok: injection/path-from-request-javascript
    return res.sendFile(path.join(FOLDER, name));
  });

  app.get("/index", (req, res) => {
    // ok: injection/path-from-request-javascript
    res.send(fs.readFileSync(path.join(FOLDER, "index.html"), "utf8"));
  });
};

function isKnown(name) {
  return ["daily.txt", "weekly.txt"].includes(name);
}
