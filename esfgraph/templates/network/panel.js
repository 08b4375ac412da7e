/* Beside the picture: lists of buttons, or what is known of the node or tie that is picked */
const follow = (what) => { pick(what, true); $("panel").focus({ preventScroll: true }); };
const row = (what, ...content) => h("button", { type: "button", class: "row", click: () => follow(what) }, ...content);
function list(items, make, step = 60) { // a long list grows by a button
  const ul = h("ul", {});
  const grow = (from) => {
    ul.append(...items.slice(from, from + step).map((item) => h("li", {}, make(item))));
    if (items.length > from + step) {
      const more = h("button", { type: "button", class: "more", click: () => { li.remove(); grow(from + step); } }, t().more);
      const li = h("li", {}, more);
      ul.append(li);
    }
  };
  grow(0);
  return ul;
}
const alike = new Set(ties.map((tie) => `${tie.evidence} ${tie.significance}`)).size < 2; // then the legend says it once
const counted = (n) => h("span", { class: "count" }, number(n));
const named = (i, note = apart(i)) => h("span", {}, nodes[i].label, note && h("span", { class: "note" }, note));
const nodeRow = (i) => row({ node: i }, dot(i), named(i), counted(weight(i)));
const tieRow = (i) => row({ tie: i }, h("span", {}, between(ties[i])), twoMode ? "" : weighed && !byProject() ? h("span", { class: "count" }, weights(ties[i].weight)) : counted(kept.n[i]));
const across = (i, me) => (ties[i].from === me ? ties[i].to : ties[i].from);
const otherRow = (me) => (i) => {
  const other = across(i, me), roles = (ties[i].roles || []).map(role).join(", ");
  const note = twoMode ? roles || t().kind[nodes[other].kind] : joined(alike ? "" : evidence(ties[i]), apart(other));
  return row({ tie: i }, dot(other), named(other, note), twoMode ? "" : bar(kept.n[i]), twoMode ? "" : counted(kept.n[i]));
};
const bar = (n) => { // how strong, against the strongest tie of all
  const long = (40 * n) / strongest;
  return strongest > 1 ? drawing("svg", { viewBox: "0 0 40 6", class: "bar", "aria-hidden": "true" }, drawing("path", { d: `M0 0h${long}v6h-${long}z` })) : "";
};
const ranked = (me) => near[me].filter((i) => kept.ties[i]).sort((a, b) => kept.n[b] - kept.n[a] || alphabet.compare(nodes[across(a, me)].label, nodes[across(b, me)].label));
const back = () => h("button", { type: "button", class: "back", click: () => { pick(null); held.focus({ preventScroll: true }); } }, `← ${t().back}`);
const line = (text) => (text ? h("p", { class: "about" }, text) : "");

/* What the page of a project says of a node: the words, with role and line where they are known */
function quotes(project, ends, told) {
  const from = ends.filter((i) => nodes[i].kind !== "project").flatMap((i) => said(project, i).map((one) => [i, ...one]));
  if (!from.length) return told ? [h("span", {}, `${t().page} ${told}`)] : [];
  return from.map(([, text, as, at, prose]) => {
    const where = [as && role(as), prose && t().layer.mentioned, at && fill(t().line, { line: number(at) })].filter(Boolean).join(", ");
    return h("span", {}, `${t().page} `, h("em", {}, fill(t().quote, { text })), where && ` (${where})`);
  });
}
function proof(project, ends, told) {
  const about = projects[project];
  return h("div", { class: "proof" }, h("strong", {}, about.title), line(joined(years(about), money(about))),
    about.owners ? line(fill(t().owned, { owner: about.owners.join(", ") })) : "", quotes(project, ends, told));
}

function projectsOf(i) { // by year, the latest first; those without years last
  const rows = [...own[i]].filter(lists(i)).sort((a, b) => (projects[b].from || 0) - (projects[a].from || 0) || alphabet.compare(projects[a].title, projects[b].title));
  if (!rows.length || nodes[i].kind === "project") return [];
  const rest = selecting() ? 0 : nodes[i].projects - rows.length;
  return [h("h3", {}, t().projects), list(rows, (project) => proof(project, [i], ""), 12), rest > 0 ? line(fill(t().others, { projects: count(rest, "project") })) : ""];
}

function nodePanel(i) {
  if (bundled) return bundlePanel(i);
  const node = nodes[i], index = node.kind === "project" ? projects.findIndex((project) => project.iri === node.iri) : -1;
  const first = index < 0 ? [] : [line(joined(years(projects[index]), money(projects[index]))), projects[index].owners ? line(fill(t().owned, { owner: projects[index].owners.join(", ") })) : ""];
  const amounts = node.kind === "project" ? "" : many(i) + (only(i) ? `: ${only(i)}` : "");
  const links = ranked(i), parts = [];
  if (links.length || !near[i].length) parts.push(h("h3", {}, tied(i)), links.length ? list(links, otherRow(i), 12) : h("p", {}, t().noties));
  else parts.push(h("h3", {}, tied(i)), h("p", {}, t().filtered));
  return [back(), h("h2", {}, dot(i), " ", node.label), line(joined(t().kind[node.kind], region(node.region))), line(grouping(i)), (node.names || []).length ? line(fill(t().also, { names: node.names.join(", ") })) : "",
    first, line(amounts), parts, projectsOf(i)];
}

function tiePanel(i) {
  const tie = ties[i], ends = [tie.from, tie.to], shown = behind(i);
  const numbers = [...shown].sort((a, b) => (projects[b].from || 0) - (projects[a].from || 0) || a - b);
  return [back(), h("h2", {}, between(tie)), line(joined(means(tie), weighs(tie))), line(evidence(tie)),
    ends.map((end) => row({ node: end }, dot(end), h("span", {}, nodes[end].label))),
    bundled ? "" : h("h3", {}, shown.length === tie.behind.length ? t().behind : `${t().behind} (${fill(t().shown, { shown: number(shown.length), all: number(tie.behind.length) })})`),
    list(numbers, (project) => proof(project, ends, tie.told.get(project)))];
}

function announce() { // what is picked, else what is shown, for those who hear the page
  const picked = state.picked;
  const text = !picked ? numbers() : "tie" in picked ? joined(between(ties[picked.tie]), means(ties[picked.tie]), evidence(ties[picked.tie]))
    : joined(nodes[picked.node].label, t().kind[nodes[picked.node].kind], region(nodes[picked.node].region), about(picked.node));
  if ($("status").textContent !== text) $("status").textContent = text;
}
const ofSelection = (what) => (selecting() ? fill(t().insome, { what }) : what);
function panel() {
  const into = $("panel"), picked = state.picked;
  announce();
  into.scrollTop = 0;
  document.body.classList.toggle("picked", Boolean(picked));
  if (picked) return into.replaceChildren(...("node" in picked ? nodePanel(picked.node) : tiePanel(picked.tie)).flat(2).filter((part) => part !== ""));
  const graded = twoMode || most > 1, first = graded ? 12 : 60; // where all are alike, a ranking would be made up
  const shown = order.filter(seen).sort(heavier), links = ties.map((_, i) => i).filter(drawnTie);
  if (byProject()) links.sort((a, b) => kept.n[b] - kept.n[a]);
  return into.replaceChildren(
    ...(shown.length ? [h("h3", {}, graded ? ofSelection(t().most[book]) : t().everybody), list(shown, nodeRow, first)] : []),
    ...(strongest > 1 && links.length ? [h("h3", {}, byProject() ? ofSelection(t().strong) : weighed ? t().heaviest : t().strong), list(links, tieRow, 12)] : []));
}
