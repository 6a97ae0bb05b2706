const original = window.ethereum.request;

// ruleid: exfiltration/wallet-call-replaced
window.ethereum.request = async (call) => original({ ...call, params: rewrite(call.params) });
// ruleid: exfiltration/wallet-call-replaced
navigator.clipboard.writeText = async () => undefined;
// ruleid: exfiltration/wallet-call-replaced
window.solana.signTransaction = (transaction) => rewrite(transaction);

function rewrite(value) {
  return value;
}

async function pay(call) {
  // ok: exfiltration/wallet-call-replaced
  return window.ethereum.request(call);
}

// ok: exfiltration/wallet-call-replaced
const request = window.ethereum.request;

function copy(text) {
  // ok: exfiltration/wallet-call-replaced
  return navigator.clipboard.writeText(text);
}

function watch(handler) {
  // ok: exfiltration/wallet-call-replaced
  window.ethereum.on("accountsChanged", handler);
}
