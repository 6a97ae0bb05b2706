const title = document.querySelector("h1");
const list = document.querySelector("#results");

function showTab() {
  // ruleid: injection/html-from-location
  title.innerHTML = decodeURIComponent(location.hash.slice(1));
}

function showQuery() {
  const query = new URLSearchParams(window.location.search).get("q");
  // ruleid: injection/html-from-location
  list.innerHTML = `<p>Results for ${query}</p>`;
}

function showReferrer() {
  // ruleid: injection/html-from-location
  document.write("<a href='" + document.referrer + "'>Back</a>");
}

function addCrumb() {
  // ruleid: injection/html-from-location
  list.insertAdjacentHTML("beforeend", "<li>" + document.URL + "</li>");
}

function showTabAsText() {
  // ok: injection/html-from-location
  title.textContent = decodeURIComponent(location.hash.slice(1));
}

function showCleanQuery(DOMPurify) {
  const query = new URLSearchParams(window.location.search).get("q");
  // ok: injection/html-from-location
  list.innerHTML = DOMPurify.sanitize(`<p>Results for ${query}</p>`);
}

function clear() {
  // ok: injection/html-from-location
  list.innerHTML = "";
}

function showPage() {
  const page = Number.parseInt(new URLSearchParams(location.search).get("page"), 10);
  // ok: injection/html-from-location
  list.innerHTML = `<p>Page ${page}</p>`;
}

function renderRows(rows, escapeHtml) {
  // ok: injection/html-from-location
  list.innerHTML = rows.map((row) => `<li>${escapeHtml(row.name)}</li>`).join("");
}

function goHome() {
  // ok: injection/html-from-location
  window.location.hash = "#home";
}
