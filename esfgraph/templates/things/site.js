"use strict";
{
  const root = document.documentElement;
  const button = document.getElementById("language");
  const titles = { sv: root.dataset.sv, en: root.dataset.en };
  const kept = () => { try { return localStorage.getItem("esfgraph-language"); } catch { return null; } };
  const keep = (lang) => { try { localStorage.setItem("esfgraph-language", lang); } catch { /* a browser that keeps nothing still shows both */ } };
  const named = () => new URLSearchParams(location.hash.slice(1)).get("lang");

  const show = (lang) => {
    root.lang = lang;
    document.title = titles[lang];
    button.textContent = lang === "sv" ? "In English" : "På svenska";
    button.lang = lang === "sv" ? "en" : "sv";
    document.dispatchEvent(new Event("language"));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    show(root.lang === "sv" ? "en" : "sv");
    keep(root.lang);
  });
  show([named(), kept()].find((lang) => lang in titles) ?? root.lang);
}
