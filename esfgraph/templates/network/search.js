/* Search by every name a thing is known by: its label, other names, and the words of the pages */
const called = nodes.map((node, i) => [...new Set([node.label, ...(node.names || []), ...(node.members || []).map(([name]) => name), ...[...own[i]].flatMap((project) => said(project, i).map(([text]) => text))])]);
const folded = called.map((all) => all.map(fold));
let hits = [], chosen = -1;
function search() {
  const exact = $("search").value.trim().toLowerCase(), asked = fold(exact);
  const tests = [ // the best match first: as typed, then without diacritics, then by another name
    (i) => nodes[i].label.toLowerCase().startsWith(exact), (i) => folded[i][0].startsWith(asked),
    (i) => folded[i][0].split(/[\s,/(-]+/).some((part) => part.startsWith(asked)), (i) => folded[i][0].includes(asked),
    (i) => folded[i].some((name) => name.startsWith(asked)), (i) => folded[i].some((name) => name.includes(asked)),
  ];
  const rate = (i) => tests.findIndex((test) => test(i));
  const found = asked ? order.map((i) => [rate(i), i]).filter(([rank]) => rank >= 0) : [];
  hits = found.sort((a, b) => a[0] - b[0] || heavier(a[1], b[1])).slice(0, 12).map(([rank, i]) => [i, rank > 3 || bundled ? called[i][folded[i].findIndex((name, k) => (k > 0 || !bundled) && name.includes(asked))] || "" : ""]);
  chosen = hits.length ? 0 : -1;
  offer(asked);
}
function offer(asked) {
  const take = (k) => (event) => { event.preventDefault(); choose(k); };
  const note = (i, other) => joined(other, apart(i), kept.nodes[i] ? "" : t().outside);
  const found = hits.map(([i, other], k) => h("li", { role: "option", id: `hit${k}`, "aria-selected": String(k === chosen), mousedown: take(k) },
    dot(i), named(i, note(i, other))));
  $("hits").replaceChildren(...(found.length ? found : [h("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, t().nohit)]));
  $("hits").hidden = !asked;
  $("search").setAttribute("aria-expanded", String(Boolean(asked)));
  if (chosen >= 0 && asked) $("search").setAttribute("aria-activedescendant", `hit${chosen}`);
  else $("search").removeAttribute("aria-activedescendant");
}
function choose(k) {
  if (!(k in hits)) return;
  const [i] = hits[k];
  if (!kept.nodes[i]) set({ ...NOTHING, show: filter.show }); // what is looked for is shown, whatever was filtered away
  if (!seen(i) && state.view === "map") view("network");
  pick({ node: i }, true);
  $("search").value = "";
  hits = [];
  offer("");
  (state.view === "table" ? $("panel") : held).focus({ preventScroll: true });
}
$("search").addEventListener("input", search);
$("search").addEventListener("blur", () => offer(""));
$("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") choose(chosen);
  else if (event.key === "Escape") { $("search").value = ""; hits = []; offer(""); held.focus({ preventScroll: true }); }
  else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
    offer("shown");
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
