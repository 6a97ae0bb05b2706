// ruleid: bypass/verification-always-succeeds-javascript
function verifySignature(body, signature) {
  return true;
}

// ruleid: bypass/verification-always-succeeds-javascript
const checkPassword = (user, password) => true;

// ruleid: bypass/verification-always-succeeds-javascript
async function validateWebhookToken(token) {
  return true;
}

// ok: bypass/verification-always-succeeds-javascript
function verifyLength(body) {
  return true;
}

// ok: bypass/verification-always-succeeds-javascript
function checkToken(token, store) {
  return store.has(token);
}

// ok: bypass/verification-always-succeeds-javascript
function verifyPassword(user, password) {
  if (!user.active) {
    return false;
  }
  return true;
}

// ok: bypass/verification-always-succeeds-javascript
const isEnabled = () => true;

module.exports = { verifySignature, checkPassword, validateWebhookToken, verifyLength, checkToken, verifyPassword, isEnabled };
