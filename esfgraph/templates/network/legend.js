/* Beside the picture: what is shown and how to read it; each part filters */
const item = (sign, text, n) => h("div", { class: "item" }, sign, h("span", {}, text), n === undefined ? "" : counted(n));
const chip = (name, sign, text, n, chosen, act) => h("button", { type: "button", class: "item chip", id: name, "aria-pressed": String(chosen), click: act }, sign, h("span", {}, text), counted(n));

function evidenceKey() {
  const found = new Map();
  const shown = new Map(), add = (to, name) => name && to.set(name, (to.get(name) || 0) + 1);
  for (const tie of ties) for (const name of [tie.evidence, tie.significance]) add(found, name);
  for (const tie of ties) if (kept.ties[tie.id]) for (const name of [kept.often[tie.id], tie.significance]) add(shown, name);
  for (const name of shown.keys()) if (!found.has(name)) found.set(name, 0);
  return [...found].sort((a, b) => Object.keys(words.sv.word).indexOf(a[0]) - Object.keys(words.sv.word).indexOf(b[0])).map(([name, n]) => {
    const [said, meaning] = t().word[name] || [name, ""];
    const some = shown.get(name) || 0, amounts = byProject() ? count(some, "tie") : amount(some, n, "tie");
    const whole = byProject() && ties.some((tie) => tie.significance === name);
    const text = n === ties.length && (some === n || whole) ? fill(t().every, { word: said }) : `${amounts}: ${said}`;
    return h("p", {}, `${text} (${[meaning, whole ? t().ofwhole : ""].filter(Boolean).join("; ")}).`);
  });
}

function regionKey(kinds) {
  const counts = new Map(), named = REGIONS.map((r) => r[0]), [sign = "municipality", several] = kinds.filter((kind) => kind !== "project");
  for (const node of nodes) counts.set(node.region, (counts.get(node.region) || 0) + (node.kind !== "project")); // a region is chosen by who and where
  const shown = [...named, ...[...counts.keys()].filter((name) => name && !named.includes(name)).sort(alphabet.compare), ""].filter((name) => counts.has(name));
  const choose = (name, id) => () => { set({ regions: toggle(filter.regions, name) }, id); zoomTo(); };
  return h("div", { role: "group", "aria-label": t().region }, shown.map((name, i) => chip(`region${i}`, mark(several ? "municipality" : sign, colour(name)),
    region(name), counts.get(name), filter.regions.includes(name), choose(name, `region${i}`))));
}

function kindKey(kinds) {
  const ink = paint("--quiet"), counts = (kind) => nodes.filter((node) => node.kind === kind).length;
  if (!twoMode) return kinds.map((kind) => item(mark(kind, ink), t().shape[kind]));
  return kinds.map((kind) => (kind === "project" || kinds.length < 3 ? item(mark(kind, ink), t().shape[kind], counts(kind))
    : chip(`kind-${kind}`, mark(kind, ink), t().shape[kind], counts(kind), filter.kinds.includes(kind), () => set({ kinds: toggle(filter.kinds, kind) }, `kind-${kind}`))));
}

function select(name, label, values, chosen, act) {
  return h("label", { class: "field" }, h("span", {}, label),
    h("select", { id: name, change: (event) => act(event.target.value) }, values.map(([value, text]) => h("option", { value, ...(value === String(chosen) ? { selected: "" } : {}) }, text))));
}

function pictureKey() { // the two pictures of one network
  if (!first) return "";
  const form = first.facts.form, choice = (name, pressed) => h("button", { type: "button", id: `picture-${name}`, "aria-pressed": String(pressed), click: () => { if (!pressed) another(name === form ? "" : "ties"); } }, t().pictures[name]);
  return [h("h3", {}, t().picture), h("div", { class: "steps", role: "group", "aria-label": t().picture }, choice(form, shownFirst), choice(form === "groups" ? "strongest" : "ties", !shownFirst)), h("p", {}, t().pictured[shownFirst ? form : form === "groups" ? "strongest" : "ties"])];
}
function showKey() {
  if (!hasBackbone) return "";
  const step = (name) => h("button", { type: "button", id: `show-${name}`, "aria-pressed": String(filter.show === name), click: () => set({ show: name }, `show-${name}`) }, t().show[name]);
  return [h("h3", {}, t().which), h("div", { class: "steps", role: "group", "aria-label": t().which }, ["backbone", "more", "all"].map(step)), h("p", {}, t().showing[filter.show])];
}

function controls() {
  const parts = [];
  if (strongest > 1) {
    const out = h("output", { for: "least" }, fill(t().least, { n: number(filter.least) }));
    parts.push(h("label", { class: "field wide" }, h("span", {}, bundled ? t().fewestties : t().fewest, " ", out), h("input", { id: "least", type: "range", min: 1, max: strongest, step: 1, value: filter.least,
      input: (event) => { out.textContent = fill(t().least, { n: number(+event.target.value) }); }, change: (event) => set({ least: +event.target.value }, "least") })));
  }
  if (span && span[1] > span[0]) {
    const list = [["0", t().anyyear], ...Array.from({ length: span[1] - span[0] + 1 }, (_, i) => [String(span[0] + i), String(span[0] + i)])];
    parts.push(h("div", { class: "pair" }, select("from", t().from, list, filter.from, (value) => set({ from: +value, to: filter.to && +value > filter.to ? +value : filter.to }, "from")),
      select("to", t().to, list, filter.to, (value) => set({ to: +value, from: +value && filter.from > +value ? +value : filter.from }, "to"))));
    if (dated.length < projects.length) parts.push(h("p", {}, fill(t().notdated, { projects: count(projects.length - dated.length, "project") })));
  }
  const pickOne = (name, label, say, least) => { // a list of what the data has, where there is something to choose
    if (choices[name].length < least) return;
    const values = [["", t().any], ...choices[name].map((one) => [one, say(one)])];
    parts.push(select(name, label, values, filter[name], (value) => set({ [name]: value }, name)));
  };
  pickOne("role", t().inrole, role, 2);
  pickOne("word", t().evidence, word, 1);
  pickOne("layer", t().statedin, (one) => t().layer[one] || one, 2);
  const reset = () => {
    set({ ...NOTHING, show: opening });
    zoomTo();
    $("legend").querySelector("button, input, select")?.focus();
  };
  if (changed()) parts.push(h("button", { type: "button", class: "more", id: "reset", click: reset }, t().reset));
  return parts;
}

function key() {
  const kinds = ["project", "actor", "municipality", "group"].filter((kind) => nodes.some((node) => node.kind === kind));
  const open = $("methods")?.open, said = evidenceKey(), top = $("legend").scrollTop, off = ground === "map" ? nodes.filter((node, i) => kept.nodes[i] && !node.map).length : 0;
  const other = facts.siblings.projects && !first && !twoMode && !facts.tested && !facts.asked && nodes.length ? h("p", {}, `${t().small} `, h("a", { href: facts.siblings.projects }, t().stars)) : "";
  $("key").replaceChildren(...[
    nodes.length && !ties.length ? h("p", {}, t().lonely) : "", other,
    pictureKey(), showKey(), hueKey(), nodes.length ? (byGroup() ? groupKey(kinds) : [h("h3", {}, t().region), regionKey(kinds)]) : "", controls(),
    h("h3", {}, t().reading), kindKey(kinds), most > 1 ? h("p", {}, `${bundled ? t().larger : selecting() ? fill(t().inwhole, { what: t().size }) : t().size}.`) : "", h("p", {}, twoMode && facts.form ? t().rays[facts.kind] : t().width[book]), ...(twoMode || bundled ? [] : [h("p", {}, byGroup() ? t().groupcolour : t().colour)]), areaKey(), weighed && t().weighing[facts.weight] ? h("p", {}, t().weighing[facts.weight]) : "", bundled ? bundleKey() : "",
    t().caution[facts.kind] && !bundled ? h("p", {}, t().caution[facts.kind]) : "", flagged ? h("p", {}, t().proseful) : "", off ? h("p", {}, fill(t().offmap, { n: number(off) })) : "",
    ...(said.length ? [h("h3", {}, t().evidence), ...said] : []), omitted(),
    facts.methods[state.lang] ? h("details", { id: "methods", ...(open ? { open: "" } : {}) }, h("summary", {}, t().methods), h("p", {}, facts.methods[state.lang])) : "",
  ].flat(2).filter((part) => part !== ""));
  $("legend").scrollTop = top;
}
function omitted() {
  const parts = [
    facts.asked && nodes.length ? h("p", {}, t().answering) : "",
    facts.beyond ? h("p", {}, fill(t().beyond, { projects: count(facts.beyond, "project"), cap: number(facts.cap) })) : "",
    facts.unable ? h("p", {}, fill(t().unable, { projects: count(facts.unable, "project") })) : "",
    ...facts.silent.map(([period, n]) => h("p", {}, fill(t().silent, { period: period || t().noperiod, able: number(0), projects: count(n, "project") }))),
    facts.undated ? h("p", {}, fill(t().undated, { projects: count(facts.undated, "project") })) : "",
  ].filter((part) => part !== "");
  return parts.length ? [h("h3", {}, t().omitted), ...parts] : [];
}
const zoomTo = () => { if (net && state.view !== "table" && seenAny()) fit(true); };
const seenAny = () => visible().length > 0;
