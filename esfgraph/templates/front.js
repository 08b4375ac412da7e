"use strict";
{
  const root = document.documentElement;
  const button = document.getElementById("language");
  const titles = { sv: "Vilka som möts i Socialfondens projekt", en: "Who meets in projects of the European Social Fund" };
  const show = (lang) => {
    root.lang = lang;
    document.title = titles[lang];
    button.textContent = lang === "sv" ? "In English" : "På svenska";
    button.lang = lang;
  };
  button.addEventListener("click", () => show(root.lang === "sv" ? "en" : "sv"));
  show(root.lang);
}
