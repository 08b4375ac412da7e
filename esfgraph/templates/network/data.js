// Whatever comes from project pages reaches the document as a text node only: build elements with h(), never from markup.
const $ = (id) => document.getElementById(id);
const read = (id) => JSON.parse($(id).textContent);
const whole = read("facts"), words = read("words"), first = read("first"); // first: another picture of the same, which the page opens with
const asksFor = () => (first && new URLSearchParams(location.hash.slice(1)).get("picture") !== "ties" ? "first" : "ties");
const shownFirst = asksFor() === "first";
const rows = (id) => (shownFirst ? first[id] : read(id));
const nodes = rows("nodes"), ties = rows("edges"), projects = rows("projects"), listings = rows("listings");
const facts = shownFirst ? { ...whole, ...first.facts, kind: whole.kind } : whole;

const twoMode = facts.kind === "projects" || facts.form === "stars";
const bundled = facts.form === "groups"; // each node a community
const book = twoMode ? "projects" : facts.form || facts.kind; // whose words to use for what is drawn
if (bundled) for (const node of nodes) Object.defineProperty(node, "label", { get: () => bundleName(node) });
const hasMap = nodes.some((node) => node.map);
const state = { lang: facts.lang, theme: null, picked: null, view: "network", hue: "region", moved: false, placed: false, sheet: "ties", sort: {} };
const near = nodes.map(() => []); // node → numbers of its ties, strongest first
ties.forEach((tie, i) => {
  near[tie.from].push(i);
  near[tie.to].push(i);
  tie.behind = tie.proof.map((proof) => (Array.isArray(proof) ? proof[0] : proof)); // numbers of the projects behind it
  tie.id = i;
  tie.told = new Map(tie.proof.filter(Array.isArray)); // project → words that no listing tells
});
const listed = new Map(); // "project node" → its listings, as [words, role, line, whether the prose says it]
const own = nodes.map(() => new Set()); // node → numbers of the projects that list it
for (const [project, node, ...said] of listings) {
  const key = `${project} ${node}`;
  if (!listed.has(key)) listed.set(key, []);
  listed.get(key).push(said);
  own[node].add(project);
}
for (const tie of ties) for (const project of tie.behind) { own[tie.from].add(project); own[tie.to].add(project); }
const said = (project, node) => listed.get(`${project} ${node}`) || [];
if (twoMode && listings.some((row) => row[5])) { // then the listings tell which ties are of lists and which of prose
  for (const tie of ties) {
    const [project] = tie.behind, node = nodes[tie.from].kind === "project" ? tie.to : tie.from;
    tie.layers ||= [...new Set(said(project, node).map(([, , , prose]) => (prose ? "mentioned" : "listed")))].sort();
  }
}
const rolesOf = (project, node) => [...new Set(said(project, node).map(([, role]) => role).filter(Boolean))];

/* Words */
const t = () => words[state.lang];
const number = (n) => new Intl.NumberFormat(t().locale).format(n);
const count = (n, what) => `${number(n)} ${t().count[what][n === 1 ? 0 : 1]}`;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const region = (name) => (name ? t().regions[name] || name : t().noregion);
const word = (name) => (t().word[name] || [name])[0];
const role = (name) => t().role[name] || name;
const evidence = (tie) => { // how often, of what is selected; whether chance would do it is known of the whole network only
  const sure = tie.significance && word(tie.significance);
  return joined(kept.often[tie.id] && word(kept.often[tie.id]), sure && (byProject() ? fill(t().inwhole, { what: sure }) : sure));
};
const between = (tie) => `${nodes[tie.from].label} – ${nodes[tie.to].label}`;
const party = (tie) => (nodes[tie.from].kind === "project" ? tie.to : tie.from);
const weighed = !twoMode && !bundled && ties.some((tie) => tie.weight !== tie.projects); // ties weigh by the size of their projects
const weights = (n) => new Intl.NumberFormat(t().locale, { maximumSignificantDigits: 3 }).format(n);
const weighs = (tie) => { // of a selection the weight is not known
  const text = weighed && fill(t().weighs, { n: weights(tie.weight) });
  return text && byProject() ? fill(t().inwhole, { what: text }) : text;
};
const joined = (...parts) => parts.flat().filter(Boolean).join(" · ");
const means = (tie) => {
  if (!twoMode && byProject()) return fill(t().selected, { some: count(kept.n[tie.id], "common"), all: number(tie.projects) });
  if (!twoMode) return count(tie.projects, bundled ? "tie" : "common");
  if (tie.layers && !tie.layers.includes("listed")) return t().inprose;
  const does = t().tie[nodes[party(tie)].kind];
  return (tie.roles || []).length ? fill(t().as, { tie: does, roles: tie.roles.map(role).join(", ") }) : does;
};
const weight = (i) => (nodes[i].kind === "project" ? (selecting() ? kept.degree[i] : nodes[i].ties) : kept.own[i] ?? nodes[i].projects);
const many = (i) => { // the projects of a node, of what is selected where that can be told
  if (!selecting()) return count(nodes[i].projects, "project");
  return kept.own[i] === undefined ? fill(t().inwhole, { what: count(nodes[i].projects, "project") }) : fill(t().selected, { some: count(kept.own[i], "project"), all: number(nodes[i].projects) });
};
const amount = (shown, all, what) => (shown === all ? count(all, what) : fill(t().shown, { shown: number(shown), all: count(all, what) }));
const tied = (i) => amount(near[i].filter((k) => kept.ties[k]).length, nodes[i].ties, "tie");
const about = (i) => bundled ? [count(nodes[i].projects, MEMBER), inside(i)] : (nodes[i].kind === "project" ? [tied(i)] : [many(i), tied(i)]);
const years = (project) => (project.from === undefined ? "" : project.from === project.to ? `${project.from}` : `${project.from}–${project.to}`);
const money = (project) => {
  const name = ["granted", "budget"].find((one) => project[one] !== undefined);
  return name ? fill(t()[name], { sum: number(project[name]) }) : "";
};
const names = new Map(); // name → how many nodes have it
for (const node of nodes) names.set(node.label, (names.get(node.label) || 0) + 1);
const only = (i) => { // the title of a node's project, where it has one only and the page knows which
  const [one] = own[i];
  return nodes[i].kind !== "project" && nodes[i].projects === 1 && one !== undefined ? projects[one].title : "";
};
const apart = (i) => (names.get(nodes[i].label) > 1 ? only(i) : ""); // what tells a node from others of its name
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const alphabet = new Intl.Collator("sv");
const heavier = (a, b) => weight(b) - weight(a) || alphabet.compare(nodes[a].label, nodes[b].label);

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== "").map((child) => (child instanceof Node ? child : String(child))));
  return element;
}
