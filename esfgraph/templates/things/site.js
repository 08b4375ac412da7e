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
{
  // the search: reads only the files of the beginnings that are typed, as scripts, so that it works from disk too
  const input = document.getElementById("words");
  const root = document.documentElement;
  const files = new Map(); // beginning → promise of its rows
  const waiting = new Map();
  const NONE = { sv: "Ingen träff. Pröva ett kortare ord.", en: "No hit. Try a shorter word." };
  const SHOWN = 30;
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const wordsOf = (text) => plain(text).match(/[a-z0-9]+/g) ?? [];

  window.esfgraphSearch = (beginning, rows) => waiting.get(beginning)?.(rows);
  const load = (beginning) => {
    if (!files.has(beginning)) {
      files.set(beginning, new Promise((done) => {
        const script = document.createElement("script");
        waiting.set(beginning, done);
        script.onerror = () => done([]);
        script.src = `${root.dataset.root}assets/search${beginning && `/${beginning}`}.js`;
        document.head.append(script);
      }));
    }
    return files.get(beginning);
  };

  // null where no name has such a word: a file that was parted has longer beginnings for all of its words
  const longest = (word, counts, most, deepest) => {
    const typed = Math.min(word.length, deepest);
    for (let length = typed; length; length -= 1) {
      const count = counts[word.slice(0, length)];
      if (count) return count > most && length < typed ? null : word.slice(0, length);
    }
    return null;
  };
  // names that begin with what is typed come first, then those that are pointed to most
  const rank = (row, typed) => (plain(row[0]).startsWith(plain(typed)) ? 0 : 2) - (row[0].toLowerCase().startsWith(typed.toLowerCase()) ? 1 : 0);

  const search = async (typed) => {
    const [counts, kinds, most, deepest] = await load("");
    const words = wordsOf(typed);
    const beginnings = words.map((word) => longest(word, counts, most, deepest));
    if (!words.length || beginnings.includes(null)) return { rows: [], kinds, all: true };
    const best = beginnings.reduce((a, b) => (counts[b] < counts[a] ? b : a));
    const rows = await load(best);
    const fits = (row) => {
      const held = wordsOf([row[0], row[1], row[2]].filter(Boolean).join(" "));
      return words.every((word) => held.some((one) => one.startsWith(word)));
    };
    const found = rows.filter(fits).map((row) => [rank(row, typed), row]);
    found.sort(([a, one], [b, other]) => a - b || other[5] - one[5] || one[0].localeCompare(other[0], "sv"));
    return { rows: found.map(([, row]) => row), kinds, all: counts[best] <= rows.length };
  };

  const show = async () => {
    const typed = input.value.trim();
    const result = typed ? await search(typed) : null;
    if (typed !== input.value.trim()) return; // something else has been typed since
    const lang = root.lang;
    const [hits, found] = [document.getElementById("hits"), document.getElementById("found")];
    hits.replaceChildren(...(result?.rows ?? []).slice(0, SHOWN).map((row) => {
      const [item, link, name, kind] = ["li", "a", "span", "span"].map((tag) => document.createElement(tag));
      name.textContent = lang === "en" && row[1] ? row[1] : row[0];
      kind.textContent = result.kinds[row[3]][lang === "sv" ? 0 : 1];
      link.href = `${root.dataset.root}${row[4]}index.html`;
      link.append(name, kind);
      item.append(link);
      return item;
    }));
    const count = result?.rows.length ?? 0;
    const more = result && !result.all;
    if (!result) found.textContent = "";
    else if (!count && !more) found.textContent = NONE[lang];
    else if (lang === "sv") found.textContent = `${more ? "Minst " : ""}${count} ${count === 1 ? "träff" : "träffar"}${count > SHOWN ? `, de första ${SHOWN} visas` : ""}${more ? ". Skriv fler bokstäver." : ""}`;
    else found.textContent = `${more ? "At least " : ""}${count} ${count === 1 ? "hit" : "hits"}${count > SHOWN ? `, the first ${SHOWN} are shown` : ""}${more ? ". Type more letters." : ""}`;
    root.dataset.searched = typed;
  };

  if (input) {
    input.closest(".find").hidden = false;
    input.addEventListener("input", show);
    document.addEventListener("language", show);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") document.querySelector("#hits a")?.click();
    });
    load("");
  }
}
