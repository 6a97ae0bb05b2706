const axios = require("axios");
const https = require("node:https");

const MIRRORS = { eu: "https://eu.example.invalid", us: "https://us.example.invalid" };

module.exports = (app) => {
  app.get("/preview", async (req, res) => {
    // ruleid: injection/request-to-requested-address-javascript
    const answer = await fetch(req.query.address);
    res.send(await answer.text());
  });

  app.post("/callback", async (req, res) => {
    const { target } = req.body;
    // ruleid: injection/request-to-requested-address-javascript
    await axios.post(target, { state: "done" });
    res.end();
  });

  app.get("/picture", (req, res) => {
    // ruleid: injection/request-to-requested-address-javascript
    https.get(req.query.picture, (answer) => answer.pipe(res));
  });

  app.get("/mirror", async (req, res) => {
    // ok: injection/request-to-requested-address-javascript
    const answer = await fetch(MIRRORS[req.query.region]);
    res.send(await answer.text());
  });

  app.get("/search", async (req, res) => {
    // ok: injection/request-to-requested-address-javascript
    const answer = await axios.get("https://search.example.invalid", { params: { q: req.query.q } });
    res.json(answer.data);
  });

  app.get("/checked", async (req, res) => {
    const address = req.query.address;
    if (!isPublic(address)) {
      return res.status(400).end();
    }
    // ok: injection/request-to-requested-address-javascript
    const answer = await fetch(address);
    return res.send(await answer.text());
  });

  app.get("/number", async (req, res) => {
    // ok: injection/request-to-requested-address-javascript
    const answer = await fetch(`https://reports.example.invalid/${req.params.number}`);
    res.json(await answer.json());
  });

  app.get("/health", async (req, res) => {
    // ok: injection/request-to-requested-address-javascript
    await fetch("https://health.example.invalid");
    res.end();
  });
};

function isPublic(address) {
  return address.startsWith("https://public.example.invalid/");
}
