function login(user, password) {
  // ruleid: bypass/hard-coded-password-accepted-javascript
  if (password === "letmein-2024") {
    return true;
  }
  return user.check(password);
}

function admin(req) {
  // ruleid: bypass/hard-coded-password-accepted-javascript
  return req.body.password == "s3cr3t!";
}

function token(headers, apiKey) {
  // ruleid: bypass/hard-coded-password-accepted-javascript
  return "rm_7f3a9c21" === apiKey ? "admin" : headers;
}

function loginWell(user, password) {
  // ok: bypass/hard-coded-password-accepted-javascript
  return user.check(password);
}

function missing(password) {
  // ok: bypass/hard-coded-password-accepted-javascript
  return password === "";
}

function kind(field) {
  // ok: bypass/hard-coded-password-accepted-javascript
  return field.type === "password";
}

function placeholder(password) {
  // ok: bypass/hard-coded-password-accepted-javascript
  return password === "changeme";
}

function reset(showPassword) {
  // ok: bypass/hard-coded-password-accepted-javascript
  return showPassword === "always";
}

module.exports = { login, admin, token, loginWell, missing, kind, placeholder, reset };
