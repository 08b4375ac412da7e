/* Groups: communities that were found beforehand, a way of drawing and no fact; the address and the legend number them from 1 */
const grouped = nodes.some((node) => node.group !== undefined);
const byGroup = () => state.hue === "group";
const COLOURED = facts.regions.length; // smaller groups share the grey
const REST = "rest", ALONE = "alone";
const groupOf = (i) => (nodes[i].group === undefined ? ALONE : nodes[i].group < COLOURED ? String(nodes[i].group + 1) : REST);
const groupSizes = new Map(); // group → how many it has
if (grouped) nodes.forEach((_, i) => groupSizes.set(groupOf(i), (groupSizes.get(groupOf(i)) || 0) + 1));
const larger = (a, b) => nodes[b].projects - nodes[a].projects || alphabet.compare(nodes[a].label, nodes[b].label);
const groupLeaders = new Map(); // group → the three with most projects
for (const i of grouped ? nodes.map((node) => node.id).sort(larger) : []) {
  const own = groupLeaders.get(groupOf(i)) || groupLeaders.set(groupOf(i), []).get(groupOf(i));
  if (own.length < 3) own.push(nodes[i].label);
}
const unsure = nodes.map((node) => node.id).filter((i) => nodes[i].unsure).sort((a, b) => nodes[a].share - nodes[b].share || larger(a, b));
const percent = (share) => new Intl.NumberFormat(t().locale, { style: "percent" }).format(share);
const cut = (text, limit) => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text);
const groupName = (name, limit = 60) => (name === ALONE ? t().ungrouped : name === REST ? t().smaller : cut(fill(t().group, { n: number(+name), names: groupLeaders.get(name).join(", ") }), limit));
const groupRank = (name) => (name === ALONE ? 1e9 : name === REST ? 1e8 : +name);
const groupNames = [...groupSizes.keys()].sort((a, b) => groupRank(a) - groupRank(b));
const groupsSeen = () => groupNames.filter((name) => visible().some((i) => groupOf(i) === name));

function hueKey() { // only where the groups are known
  if (!grouped) return "";
  const use = (name) => () => { state.hue = name; set({ regions: [], groups: [] }, `hue-${name}`); };
  const choice = (name) => h("button", { type: "button", id: `hue-${name}`, "aria-pressed": String(state.hue === name), click: use(name) }, t().hues[name]);
  return [h("h3", {}, t().hue), h("div", { class: "steps", role: "group", "aria-label": t().hue }, ["region", "group"].map(choice))];
}
function groupKey(kinds) {
  const known = nodes.filter((node) => node.group !== undefined), mean = known.reduce((sum, node) => sum + node.share, 0) / (known.length || 1);
  const choose = (name, id) => () => { set({ groups: toggle(filter.groups, name) }, id); zoomTo(); };
  const chips = groupNames.map((name) => chip(`group-${name}`, mark(kinds[0], groupColour(name - 1)), groupName(name), groupSizes.get(name), filter.groups.includes(name), choose(name, `group-${name}`)));
  const sure = (i) => row({ node: i }, dot(i), named(i), h("span", { class: "count" }, percent(nodes[i].share)));
  return [h("div", { role: "group", "aria-label": t().hues.group }, chips), h("p", {}, fill(t().groups, { runs: number(facts.runs), share: percent(mean) })),
    ...(unsure.length ? [h("h3", {}, t().unsure), h("p", {}, t().unsurely), list(unsure, sure, 5)] : [h("p", {}, t().sure)])];
}
function grouping(i) { // the group of a node, and how sure that is
  if (nodes[i].group === undefined) return "";
  return joined(groupName(groupOf(i)), fill(t().agree, { share: percent(nodes[i].share) }), nodes[i].unsure ? t().borderline : "");
}
