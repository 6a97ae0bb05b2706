import { showActions } from "./operators.js";

const form = document.querySelector("#filter");
const list = document.querySelector("#deliveries");

async function deliveries(week, status) {
  const query = new URLSearchParams({ week, status });
  const response = await fetch(`/deliveries?${query}`);
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}`);
  }
  return response.json();
}

function row({ id, email }) {
  const item = document.createElement("li");
  item.textContent = email;
  item.dataset.id = String(id);
  return item;
}

async function refresh() {
  const values = new FormData(form);
  try {
    const rows = await deliveries(values.get("week"), values.get("status"));
    list.replaceChildren(...rows.map(row));
  } catch (error) {
    list.textContent = error.message;
  }
}

form.addEventListener("change", refresh);
form.elements.week.value = new URLSearchParams(location.search).get("week") ?? "";
showActions(document.querySelector("#actions"), document.body.dataset.role === "operator");
refresh();
