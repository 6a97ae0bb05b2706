const jwt = require("jsonwebtoken");
const { expressjwt } = require("express-jwt");

function currentUser(request, key) {
  const token = request.headers.authorization.replace("Bearer ", "");
  // ruleid: weakening/jwt-signature-not-verified-javascript
  return jwt.verify(token, key, { algorithms: ["HS256", "none"] }).sub;
}

function role(token) {
  // ruleid: weakening/jwt-signature-not-verified-javascript
  return jwt.verify(token, null).role;
}

function issue(user) {
  // ruleid: weakening/jwt-signature-not-verified-javascript
  return jwt.sign({ sub: user.id }, "", { algorithm: "none", expiresIn: "1h" });
}

// ruleid: weakening/jwt-signature-not-verified-javascript
const guard = expressjwt({ secret: process.env.KEY, algorithms: ["none"] });

function verifiedUser(token, key) {
  // ok: weakening/jwt-signature-not-verified-javascript
  return jwt.verify(token, key, { algorithms: ["RS256"], audience: "reports" }).sub;
}

function keyId(token) {
  // ok: weakening/jwt-signature-not-verified-javascript
  return jwt.decode(token, { complete: true }).header.kid;
}

function issueSigned(user, key) {
  // ok: weakening/jwt-signature-not-verified-javascript
  return jwt.sign({ sub: user.id }, key, { algorithm: "ES256" });
}

// ok: weakening/jwt-signature-not-verified-javascript
const strictGuard = expressjwt({ secret: process.env.KEY, algorithms: ["HS256"] });

function compress(archive, files) {
  // ok: weakening/jwt-signature-not-verified-javascript
  return archive.pack(files, { algorithm: "none" });
}

module.exports = { currentUser, role, issue, guard, verifiedUser, keyId, issueSigned, strictGuard, compress };
