/* A network too large to draw: its communities, each one node, with its members in a list and a table */
const MEMBER = facts.kind === "actors" ? "actor" : "municipality";
function bundleName(node) { // the largest members, or what has no name of its own
  if (!bundled) return node.label;
  const end = node.iri.split("/")[1], names = node.members.slice(0, 3).map(([name]) => name).join(", ");
  return end === "alone" ? t().ungrouped : end === "rest" ? t().smaller : names;
}
const inside = (i) => fill(t().inside, { ties: count(nodes[i].inside, "tie") });
const everyMember = bundled ? nodes.flatMap((node, i) => node.members.map((member) => [i, ...member])) : []; // group, name, region, projects, ties, share
const membersSeen = () => everyMember.map((_, k) => k).filter((k) => kept.nodes[everyMember[k][0]]);

function bundleKey() {
  const known = everyMember.filter(([group]) => nodes[group].iri !== "group/alone"), mean = known.reduce((sum, one) => sum + one[5], 0) / (known.length || 1);
  return [h("p", {}, t().bundlecolour), h("p", {}, fill(t().groups, { runs: number(facts.runs), share: percent(mean) })), h("p", {}, t().exports)];
}
function bundlePanel(i) {
  const node = nodes[i], alone = node.iri === "group/alone", links = ranked(i);
  const member = ([name, where, projects, , sure]) => {
    const note = joined(region(where), alone || sure >= 0.8 ? "" : `${fill(t().agree, { share: percent(sure) })}, ${t().borderline}`);
    return h("div", { class: "row" }, mark(MEMBER, colour(where)), h("span", {}, name, h("span", { class: "note" }, note)), counted(projects));
  };
  const other = (k) => row({ tie: k }, dot(across(k, i)), named(across(k, i)), counted(kept.n[k]));
  return [back(), h("h2", {}, dot(i), " ", node.label), line(joined(t().kind.group, count(node.projects, MEMBER))), line(inside(i)), line(region(node.region)),
    h("h3", {}, t().members), list(node.members, member, 30), links.length ? [h("h3", {}, t().outward), list(links, other, 12)] : ""].flat();
}
function memberColumns() {
  const of = (k) => everyMember[k];
  return { name: [t().name, (k) => of(k)[1]], group: [t().kind.group, (k) => nodes[of(k)[0]].label], region: [t().region, (k) => region(of(k)[2])],
    projects: [t().number, (k) => of(k)[3]], ties: [t().tiecount, (k) => of(k)[4]] };
}
