"use strict";
{
  const root = document.documentElement;
  const button = document.getElementById("language");
  const titles = { sv: root.dataset.sv, en: root.dataset.en };
  const file = /^((?:network-\w+|questions|index)\.html)(?:#(.+))?$/;
  const pages = [...document.links].map((link) => [link, file.exec(link.getAttribute("href"))]).filter(([, found]) => found);
  const asked = () => new URLSearchParams(location.hash.slice(1));

  const show = (lang) => {
    root.lang = lang;
    document.title = titles[lang];
    button.textContent = lang === "sv" ? "In English" : "På svenska";
    button.lang = lang === "sv" ? "en" : "sv";
    for (const option of document.querySelectorAll("option")) option.textContent = option.dataset[lang];
    for (const [link, [, page, part]] of pages) link.setAttribute("href", `${page}#lang=${lang}${part ? `&open=${part}` : ""}`); // pages open as this one stands
    document.dispatchEvent(new Event("language"));
  };

  // #question and #open=question open what they name, whatever closed box it is in
  const unfold = () => {
    const named = document.getElementById(asked().get("open") ?? decodeURIComponent(location.hash.slice(1)));
    for (let box = named; box; box = box.parentElement?.closest("details")) if (box.tagName === "DETAILS") box.open = true;
    if (named?.tagName === "DETAILS") {
      named.scrollIntoView();
      named.querySelector("summary").focus({ preventScroll: true });
    }
  };
  const open = () => {
    show(asked().get("lang") in titles ? asked().get("lang") : root.lang);
    unfold();
  };
  button.addEventListener("click", () => show(root.lang === "sv" ? "en" : "sv"));
  window.addEventListener("hashchange", open);

  // what belongs to a report is printed even where it is folded
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.printed:not([open])")];
    for (const box of opened) box.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
  });
  open();
}
