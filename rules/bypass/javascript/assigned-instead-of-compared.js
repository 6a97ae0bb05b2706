function mayDelete(user) {
  // ruleid: bypass/assigned-instead-of-compared
  if (user.isAdmin = true) {
    return true;
  }
  return false;
}

function mayEdit(user, session) {
  // ruleid: bypass/assigned-instead-of-compared
  if (session.open && (user.role = "editor")) {
    return true;
  }
  return false;
}

function isRoot(user) {
  // ruleid: bypass/assigned-instead-of-compared
  if (user.uid = 0) {
    return true;
  }
  return false;
}

function mayDeleteWell(user) {
  // ok: bypass/assigned-instead-of-compared
  if (user.isAdmin === true) {
    return true;
  }
  return false;
}

function next(pattern, text) {
  let found;
  // ok: bypass/assigned-instead-of-compared
  if ((found = pattern.exec(text))) {
    return found[0];
  }
  return null;
}

function load(store) {
  let role;
  // ok: bypass/assigned-instead-of-compared
  if ((role = store.role())) {
    return role;
  }
  return "guest";
}

function grant(user) {
  // ok: bypass/assigned-instead-of-compared
  user.isAdmin = true;
}

module.exports = { mayDelete, mayEdit, isRoot, mayDeleteWell, next, load, grant };
