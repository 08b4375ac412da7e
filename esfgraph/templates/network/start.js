/* Keys and buttons */
function step(dx, dy) { // to the nearest node in that direction; from nowhere, to the most important
  const from = state.picked && "node" in state.picked && seen(state.picked.node) ? spots[state.picked.node] : null, shown = visible();
  let best = from ? null : order.find(seen), least = 1e9;
  for (const i of from ? shown : []) {
    const { x, y } = spots[i], along = (x - from.x) * dx + (y - from.y) * dy, across = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    if (along > 0 && along >= across * 0.7 && along + 1.5 * across < least) { least = along + 1.5 * across; best = i; }
  }
  if (best !== null && best !== undefined) pick({ node: best }, true);
}
const zoom = (by) => { if (net) { state.moved = state.placed = true; move(net.getViewPosition(), net.getScale() * by, true); settle(300); } };
const fitAll = () => { fit(true); remember(); };
const keys = {
  ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
  "+": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: fitAll, Enter: () => { if (state.picked) $("panel").focus(); },
};
held.addEventListener("keydown", (event) => {
  if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  keys[event.key]();
  event.preventDefault();
});
const typing = () => ["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement?.tagName) && document.activeElement.type !== "range";
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && state.picked) { const within = $("panel").contains(document.activeElement); pick(null); if (within) held.focus({ preventScroll: true }); }
  else if (event.key === "/" && !typing()) { $("search").focus(); event.preventDefault(); }
});
let waiting = 0;
held.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "touch" && !event.buttons && !waiting) waiting = setTimeout(() => { waiting = 0; tell(event); }, 40);
});
held.addEventListener("pointerleave", () => { clearTimeout(waiting); waiting = 0; hide(); });
const click = (id, act) => $(id).addEventListener("click", act);
click("in", () => zoom(1.4));
click("out", () => zoom(1 / 1.4));
click("fit", fitAll);
click("language", () => { state.lang = state.lang === "sv" ? "en" : "sv"; speak(); remember(); });
click("theme", () => { state.theme = dark() ? "light" : "dark"; dress(); remember(); });
for (const name of ["map", "network", "table"]) click(`view-${name}`, () => view(name));
click("svg", saveSvg);
click("png", savePng);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dress());
let before = null; // paper is light
addEventListener("beforeprint", () => { before = [state.theme]; state.theme = "light"; dress(); });
addEventListener("afterprint", () => { if (before) [state.theme] = before; before = null; dress(); });

/* The view: network, map or table; what is picked stays picked */
function view(name) {
  state.view = name;
  if (name !== "table" && name !== ground) { ground = name; sift(); arrange(); turn(); state.moved = false; }
  speak();
  if (name !== "table") { fit(); colourIn(); if (state.picked) reveal(state.picked); }
  remember();
}

/* The state in the address, so that a view can be sent */
const home = hasMap && !twoMode && innerWidth <= 600 ? "map" : "network"; // a map is as narrow as a phone
const short = (i) => nodes[i].iri.split("/").slice(-2).join("/");
function fragment() {
  const parts = new URLSearchParams();
  if (state.lang !== facts.lang) parts.set("lang", state.lang);
  if (state.theme) parts.set("theme", state.theme);
  if (byGroup()) parts.set("colour", state.hue);
  if (first && !shownFirst) parts.set("picture", "ties");
  if (hasMap || state.view !== home) parts.set("view", state.view);
  if (state.view === "table" && state.sheet !== "ties") parts.set("sheet", state.sheet);
  for (const name of ["show", "least", "from", "to", "role", "word", "layer"]) if (filter[name] !== (name === "show" ? opening : NOTHING[name])) parts.set(name, filter[name]);
  for (const name of filter.regions) parts.append("region", name);
  for (const name of filter.groups) parts.append("group", name);
  for (const name of filter.kinds) parts.append("kind", name);
  if (state.placed && state.view !== "table") parts.set("at", placed());
  if (state.picked && "node" in state.picked) parts.set("node", short(state.picked.node));
  else if (state.picked) for (const end of ["from", "to"]) parts.append("tie", short(ties[state.picked.tie][end]));
  return parts.toString();
}
let restoring = false;
function remember(step) { // a pick is a step that the browser's back button undoes
  const to = `#${fragment()}`;
  if (restoring || to === location.hash || (to === "#" && !location.hash)) return;
  try {
    history[step ? "pushState" : "replaceState"](null, "", to);
  } catch {
    return; // a browser may refuse very many steps in a short time; the picture is right all the same
  }
}
const asksAt = () => new URLSearchParams(location.hash.slice(1)).get("at");
const among = (value, all, other) => (all.includes(value) ? value : other);
function restore() { // only what the page knows is taken from the address
  const asked = new URLSearchParams(location.hash.slice(1)), year = (name) => (span && +asked.get(name) >= span[0] && +asked.get(name) <= span[1] ? +asked.get(name) : 0);
  const find = (name) => nodes.findIndex((_, i) => short(i) === name), ends = asked.getAll("tie").map(find), whole = Math.floor(+asked.get("least"));
  state.lang = among(asked.get("lang"), Object.keys(words), facts.lang);
  state.theme = among(asked.get("theme"), ["light", "dark"], null);
  state.hue = among(asked.get("colour"), grouped ? ["group"] : [], "region");
  state.view = among(asked.get("view"), ["network", "table", ...(hasMap ? ["map"] : [])], home);
  state.sheet = among(asked.get("sheet"), ["ties", "nodes", ...(bundled ? ["members"] : [])], "ties");
  Object.assign(filter, NOTHING, {
    show: hasBackbone ? among(asked.get("show"), ["backbone", "more", "all"], opening) : "all", least: whole >= 1 && whole <= strongest ? whole : 1, from: year("from"), to: year("to"),
    regions: byGroup() ? [] : asked.getAll("region").filter((name) => nodes.some((node) => node.region === name)),
    groups: byGroup() ? asked.getAll("group").filter((name) => groupSizes.has(name)) : [], kinds: asked.getAll("kind").filter((name) => ["actor", "municipality"].includes(name) && twoMode),
  });
  for (const name of ["role", "word", "layer"]) filter[name] = among(asked.get(name), choices[name], "");
  if (filter.to && filter.from > filter.to) filter.to = 0;
  const node = asked.has("node") ? find(asked.get("node")) : -1, tie = ties.findIndex((one) => ends.includes(one.from) && ends.includes(one.to));
  if (state.view !== "table") ground = state.view;
  sift();
  state.picked = node >= 0 && kept.nodes[node] ? { node } : tie >= 0 && kept.ties[tie] ? { tie } : null;
}
function another(name) { // the other picture of the same: read anew from the address, with all that both know
  const parts = new URLSearchParams(fragment());
  if (name === "ties") parts.set("picture", name);
  else parts.delete("picture");
  parts.delete("at");
  history.pushState({ focus: true }, "", `#${parts}`);
  location.reload();
}
function revisit() {
  if ((asksFor() === "first") !== shownFirst) return location.reload();
  restoring = true;
  const was = ground;
  restore();
  arrange();
  turn();
  speak();
  dress();
  if (was !== ground) fit();
  place(asksAt());
  restoring = false;
  return undefined;
}
addEventListener("popstate", revisit);

/* Language and theme */
function numbers() {
  if (bundled) return fill(t().bundled, { groups: amount(kept.size, nodes.length, "group"), members: amount(kept.members, facts.nodes, MEMBER), ties: amount(kept.inside, facts.ties, "tie") });
  const part = (kind) => nodes.filter((node, i) => node.kind === kind && kept.nodes[i]).length;
  const kinds = twoMode ? ["project", "actor", "municipality"].filter((kind) => !facts.form || facts.kinds[kind]) : [facts.kind === "actors" ? "actor" : "municipality"];
  const parts = kinds.map((kind) => amount(part(kind), facts.kinds[kind], kind));
  if (!twoMode) parts.push(amount(kept.projects, facts.projects, "project"));
  const drawnTies = amount(kept.count, facts.ties, "tie"), stars = twoMode && facts.form; // stars are not the pairs that the network is of
  parts.push(stars ? fill(t().withprojects, { ties: drawnTies }) : drawnTies);
  if (stars && !changed()) parts.push(fill(t().allpairs, { ties: number(whole.ties) }));
  const text = joined(facts.asked && facts.asked[state.lang], parts);
  return nodes.length === facts.nodes && ties.length === facts.ties ? text : fill(t().strongest, { what: text, rule: t().rule[book] });
}
function speak() {
  document.documentElement.lang = state.lang;
  document.title = `${t().title[facts.kind]} – esfgraph`;
  $("title").textContent = t().title[facts.kind];
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t()[element.dataset.text];
  const names = { theme: t().theme, in: t().zoomin, out: t().zoomout, fit: t().fit, svg: t().svg, png: t().png };
  for (const [id, name] of Object.entries(names)) { $(id).setAttribute("aria-label", name); $(id).setAttribute("title", name); }
  $("search").setAttribute("placeholder", t().search[facts.form || facts.kind]);
  $("search").setAttribute("aria-label", t().search[facts.form || facts.kind]);
  $("language").textContent = t().language;
  $("language").setAttribute("lang", state.lang === "sv" ? "en" : "sv");
  for (const name of ["map", "network", "table"]) { $(`view-${name}`).textContent = t().view[name]; $(`view-${name}`).setAttribute("aria-pressed", String(state.view === name)); }
  $("views").setAttribute("aria-label", t().views);
  $("view-map").hidden = !hasMap;
  siblings();
  refresh();
}
function siblings() {
  const kinds = ["projects", "actors", "municipalities"].filter((kind) => facts.siblings[kind] || kind === facts.kind);
  $("siblings").hidden = kinds.length < 2;
  $("siblings").setAttribute("aria-label", t().others2);
  const link = (kind) => (kind === facts.kind ? h("span", { "aria-current": "page" }, t().sheet[kind]) : h("a", { href: facts.siblings[kind] }, t().sheet[kind]));
  $("siblings").replaceChildren(...(kinds.length < 2 ? [] : kinds.map(link)));
}
function refresh() { // all that depends on what is shown
  $("subtitle").textContent = numbers();
  held.setAttribute("aria-label", `${t().drawing}: ${numbers()}`);
  const none = !nodes.length || (state.view !== "table" && !visible().length);
  $("table").hidden = state.view !== "table";
  for (const id of ["network", "zoom", "hint"]) $(id).hidden = state.view === "table" || !nodes.length;
  for (const id of ["svg", "png"]) $(id).disabled = state.view === "table" || none;
  $("empty").hidden = state.view === "table" || !none;
  const again = () => { set({ ...NOTHING, show: opening }); fit(); };
  $("empty").replaceChildren(...(nodes.length ? [h("span", {}, t().nothing), h("button", { type: "button", class: "more", click: again }, t().reset)]
    : [facts.cannot ? t().cannot : t().empty]));
  hide();
  turn();
  key();
  panel();
  if (state.view === "table") table();
  colourIn();
}
function dress() {
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  key();
  panel();
  colourIn();
}

if (matchMedia("(max-width: 900px)").matches) $("legend").open = false;
restore();
if (state.theme) document.documentElement.dataset.theme = state.theme;
if (nodes.length) start();
arrange();
speak();
fit();
if (state.picked && net && state.view !== "table") reveal(state.picked);
place(asksAt());
if (history.state?.focus) $("key").querySelector(".steps [aria-pressed=true]")?.focus(); // where the keyboard was in the other picture
window.esfgraph = {
  nodes: nodes.length, ties: ties.length, net, evidence: (i) => evidence(ties[i]), state, filter, kept, pick, svg, place: (i) => net.canvasToDOM(spots[i]), point: (i, part) => net.canvasToDOM(along(i, part)),
  shown: visible, shownTies: () => ties.map((_, i) => i).filter(drawnTie),
  labels: () => [...drawn.values()].map((one) => one.box), labelled: () => [...drawn.keys()],
};
