/* The same as a table: ties, or nodes; what the filters leave */
function table() {
  const sheet = state.sheet, columns = sheet === "ties" ? tieColumns() : sheet === "members" ? memberColumns() : nodeColumns();
  const items = sheet === "ties" ? ties.map((_, i) => i).filter((i) => kept.ties[i]) : sheet === "members" ? membersSeen() : order.filter((i) => kept.nodes[i]);
  const [column, way] = state.sort[sheet] || (sheet !== "ties" ? ["projects", -1] : twoMode ? ["from", 1] : ["projects", -1]);
  const rank = new Intl.Collator(t().locale), compare = (a, b) => (typeof a === "number" ? a - b : rank.compare(a, b));
  const value = (columns[column] || Object.values(columns)[0])[1];
  const sorted = items.sort((a, b) => way * compare(value(a), value(b)) || a - b);
  const turnBy = (name) => { state.sort[sheet] = [name, name === column ? -way : numeric(name) ? -1 : 1]; table(); $("table").querySelector(`[data-column=${name}]`)?.focus(); };
  const numeric = (name) => items.length && typeof columns[name][1](items[0]) === "number";
  const sign = way > 0 ? ["ascending", " ↑"] : ["descending", " ↓"];
  const head = Object.entries(columns).map(([name, [text]]) => h("th", { scope: "col", class: numeric(name) ? "number" : "", "aria-sort": name === column ? sign[0] : "none" },
    h("button", { type: "button", "data-column": name, click: () => turnBy(name) }, text, name === column ? sign[1] : "")));
  const body = h("tbody", {}), open = (i) => { pick(sheet === "ties" ? { tie: i } : { node: sheet === "members" ? everyMember[i][0] : i }); $("panel").focus(); };
  const more = h("button", { type: "button", class: "more", click: () => grow() }, t().more);
  const grow = () => {
    body.append(...sorted.slice(body.childElementCount, body.childElementCount + 300).map((i) => h("tr", {}, Object.entries(columns).map(([name, [, read]], k) => {
      const text = read(i);
      if (k === 0) return h("td", {}, h("button", { type: "button", click: () => open(i) }, text));
      return typeof text === "number" ? h("td", { class: "number" }, name === "weight" ? weights(text) : number(text)) : h("td", {}, text);
    }))));
    more.hidden = body.childElementCount >= sorted.length;
  };
  grow();
  const leaf = (name) => () => { state.sheet = name; table(); $(`sheet-${name}`).focus(); remember(); };
  const sheetButton = (name, text) => h("button", { type: "button", id: `sheet-${name}`, "aria-pressed": String(sheet === name), click: leaf(name) }, text);
  $("table").replaceChildren(h("div", { class: "steps", role: "group", "aria-label": t().table }, sheetButton("ties", t().sheet.ties), sheetButton("nodes", t().sheet[facts.form || facts.kind]), bundled ? sheetButton("members", t().sheet[facts.kind]) : ""), selecting() ? h("p", {}, t().counting) : "",
    items.length ? h("table", {}, h("thead", {}, h("tr", {}, head)), body) : h("p", {}, ties.length ? t().filtered : t().lonely), more);
}
function tieColumns() {
  if (bundled) return { from: [t().kind.group, (i) => nodes[ties[i].from].label], to: [t().kind.group, (i) => nodes[ties[i].to].label], projects: [t().tiecount, (i) => ties[i].projects] };
  const one = t().kind[nodes.length ? nodes[0].kind : "actor"], from = (i) => (twoMode ? nodes[party(ties[i])] : nodes[ties[i].from]).label;
  const to = (i) => (twoMode ? nodes[party(ties[i]) === ties[i].from ? ties[i].to : ties[i].from] : nodes[ties[i].to]).label;
  if (twoMode) return { from: [t().party, from], to: [t().kind.project, to], about: [t().about, (i) => means(ties[i])] };
  return { from: [one, from], to: [one, to], projects: [t().number, (i) => kept.n[i]], ...(weighed && !byProject() ? { weight: [t().weight, (i) => ties[i].weight] } : {}), about: [t().about, (i) => evidence(ties[i])] };
}
function nodeColumns() {
  const common = { name: [t().name, (i) => nodes[i].label] };
  if (bundled) return { ...common, region: [t().region, (i) => region(nodes[i].region)], projects: [t().sheet[facts.kind], (i) => nodes[i].projects], ties: [t().insides, (i) => nodes[i].inside] };
  if (twoMode) common.kind = [t().sort, (i) => t().kind[nodes[i].kind]];
  if (byGroup()) common.group = [t().hues.group, (i) => groupName(groupOf(i))];
  return { ...common, region: [t().region, (i) => region(nodes[i].region)], projects: [t().number, (i) => kept.own[i] ?? nodes[i].projects], ties: [t().tiecount, (i) => kept.degree[i]] };
}
