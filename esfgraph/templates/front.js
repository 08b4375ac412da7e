"use strict";
{
  const root = document.documentElement;
  const button = document.getElementById("language");
  const titles = { sv: "Vilka som möts i Socialfondens projekt", en: "Who meets in projects of the European Social Fund" };
  const pages = [...document.links].map((link) => [link, link.getAttribute("href")]).filter(([, file]) => /^network-\w+\.html$/.test(file));
  const show = (lang) => {
    root.lang = lang;
    document.title = titles[lang];
    button.textContent = lang === "sv" ? "In English" : "På svenska";
    button.lang = lang === "sv" ? "en" : "sv";
    for (const [link, file] of pages) link.setAttribute("href", `${file}#lang=${lang}`); // the network pages open as this page stands
  };
  const asked = () => new URLSearchParams(location.hash.slice(1)).get("lang"); // #lang=en, as on the network pages
  const open = () => show(asked() in titles ? asked() : root.lang);
  button.addEventListener("click", () => show(root.lang === "sv" ? "en" : "sv"));
  window.addEventListener("hashchange", open);
  open();
}
