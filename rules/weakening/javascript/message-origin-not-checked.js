function report(token) {
  // ruleid: weakening/message-origin-not-checked
  window.parent.postMessage({ token }, "*");
}

function toOpener(session) {
  // ruleid: weakening/message-origin-not-checked
  window.opener.postMessage(JSON.stringify(session), "*");
}

function toFrame(frame, user) {
  // ruleid: weakening/message-origin-not-checked
  frame.contentWindow.postMessage({ kind: "login", user: user }, "*");
}

function reportWell(token) {
  // ok: weakening/message-origin-not-checked
  window.parent.postMessage({ token }, "https://app.example.invalid");
}

function resize(height) {
  // ok: weakening/message-origin-not-checked
  window.parent.postMessage({ kind: "resize", height }, "*");
}

function toWorker(worker, token) {
  // ok: weakening/message-origin-not-checked
  worker.postMessage({ token });
}

function toFrameWell(frame, user, origin) {
  // ok: weakening/message-origin-not-checked
  frame.contentWindow.postMessage({ user }, origin);
}
