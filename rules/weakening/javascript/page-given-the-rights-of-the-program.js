const { BrowserWindow } = require("electron");
const electron = require("electron");

function open() {
  // ruleid: weakening/page-given-the-rights-of-the-program
  return new BrowserWindow({ width: 800, webPreferences: { nodeIntegration: true, contextIsolation: false } });
}

function openOther() {
  // ruleid: weakening/page-given-the-rights-of-the-program
  return new electron.BrowserWindow({ webPreferences: { webSecurity: false } });
}

function openMixed(preload) {
  // ruleid: weakening/page-given-the-rights-of-the-program
  return new BrowserWindow({ webPreferences: { preload, contextIsolation: false }, show: false });
}

function openWell(preload) {
  // ok: weakening/page-given-the-rights-of-the-program
  return new BrowserWindow({ webPreferences: { preload, contextIsolation: true, sandbox: true } });
}

function openDefault() {
  // ok: weakening/page-given-the-rights-of-the-program
  return new BrowserWindow({ width: 800, height: 600 });
}

function settings() {
  // ok: weakening/page-given-the-rights-of-the-program
  return { webPreferences: { nodeIntegration: true } };
}

function openClosed() {
  // ok: weakening/page-given-the-rights-of-the-program
  return new BrowserWindow({ webPreferences: { nodeIntegration: false } });
}
