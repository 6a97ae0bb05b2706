"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const articles = [...document.querySelectorAll("article")];
  const groups = [...document.querySelectorAll(".group")];
  const boxes = [...document.querySelectorAll(".filters input[type=checkbox]")];
  const search = $("search");
  const texts = new Map();
  const textOf = (article) => {
    if (!texts.has(article)) {
      const heading = article.parentElement.querySelector("h2");
      texts.set(article, (heading.textContent + " " + article.textContent).toLowerCase());
    }
    return texts.get(article);
  };

  const filter = () => {
    const off = (name) => new Set(boxes.filter((b) => b.name === name && !b.checked).map((b) => b.value));
    const severities = off("severity"), families = off("family");
    const suppressed = $("suppressed")?.checked ?? false;
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const article of articles) {
      const { severity, family } = article.dataset;
      const fits = !severities.has(severity) && !families.has(family)
        && (suppressed || !("suppressed" in article.dataset))
        && words.every((word) => textOf(article).includes(word));
      article.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) group.hidden = !group.querySelector("article:not([hidden])");
    $("shown").textContent = shown === articles.length ? "" : `${shown} of ${articles.length} shown`;
    $("none-shown").hidden = shown > 0 || articles.length === 0;
  };

  const move = (by) => {
    const shown = articles.filter((article) => !article.hidden);
    const at = shown.indexOf(document.activeElement?.closest?.("article"));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  };

  const theme = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };

  const help = () => ($("help").open ? $("help").close() : $("help").showModal());
  const jump = (place) => { place.focus({ preventScroll: true }); place.scrollIntoView(); };
  const keys = {
    j: () => move(1), k: () => move(-1), t: theme, "?": help,
    c: () => jump($("coverage")), g: () => scrollTo(0, 0), "/": () => search.focus(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") search.blur();
      return;
    }
    const severity = boxes.filter((box) => box.name === "severity")["1234".indexOf(event.key)];
    if (severity && event.key.length === 1) severity.click();
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });
  boxes.forEach((box) => box.addEventListener("change", filter));
  search.addEventListener("input", filter);
  $("theme").addEventListener("click", theme);
  $("help-button").addEventListener("click", help);
  filter();
})();
