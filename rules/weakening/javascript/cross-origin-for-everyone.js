const cors = require("cors");
const express = require("express");

const app = express();
// ruleid: weakening/cross-origin-for-everyone-javascript
app.use(cors({ origin: true, methods: ["GET"], credentials: true }));

app.use((req, res, next) => {
  // ruleid: weakening/cross-origin-for-everyone-javascript
  res.header("Access-Control-Allow-Origin", req.headers.origin);
  next();
});

app.get("/report", (req, res) => {
  // ruleid: weakening/cross-origin-for-everyone-javascript
  res.setHeader("Access-Control-Allow-Origin", req.get("Origin"));
  res.end();
});

// ok: weakening/cross-origin-for-everyone-javascript
app.use(cors({ origin: ["https://app.example.invalid"], credentials: true }));
// ok: weakening/cross-origin-for-everyone-javascript
app.use(cors());
// ok: weakening/cross-origin-for-everyone-javascript
app.use(cors({ origin: false, credentials: true }));

app.get("/open", (req, res) => {
  // ok: weakening/cross-origin-for-everyone-javascript
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.end();
});
