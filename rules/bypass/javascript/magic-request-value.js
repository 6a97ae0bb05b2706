function allowed(req, user) {
  // ruleid: bypass/magic-request-value-javascript
  if (req.headers["x-debug-access"] === "open-sesame") {
    return true;
  }
  return user.admin;
}

function mayEdit(req, user) {
  // ruleid: bypass/magic-request-value-javascript
  return user.editor || req.cookies.override === "1";
}

function support(req) {
  // ruleid: bypass/magic-request-value-javascript
  return req.query.backdoor === "yes";
}

function isScript(req) {
  // ok: bypass/magic-request-value-javascript
  return req.get("X-Requested-With") === "XMLHttpRequest";
}

function byName(req) {
  // ok: bypass/magic-request-value-javascript
  return req.query.order === "name";
}

function chosen(req, settings) {
  // ok: bypass/magic-request-value-javascript
  return req.headers["x-admin-token"] === settings.token;
}

function theme(req) {
  // ok: bypass/magic-request-value-javascript
  return req.cookies.theme === "dark";
}

module.exports = { allowed, mayEdit, support, isScript, byName, chosen, theme };
