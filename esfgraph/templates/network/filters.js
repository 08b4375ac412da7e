/* What is shown: of all nodes and ties, those that pass every filter */
const NOTHING = { show: "all", least: 1, from: 0, to: 0, role: "", word: "", layer: "", regions: [], groups: [], kinds: [] };
const backbone = ties.filter((tie) => tie.backbone).length;
const hasBackbone = facts.tested && backbone > 0 && backbone < ties.length; // of too few projects a backbone would be an arbitrary tree
const opening = hasBackbone ? "backbone" : "all";
const filter = { ...NOTHING, show: opening };
const dated = projects.filter((project) => project.from !== undefined);
const span = dated.length ? [Math.min(...dated.map((project) => project.from)), Math.max(...dated.map((project) => project.to))] : null;
const RECURRING = "återkommande", ONCE = "samnämnd";
const choices = { // what each list offers: only what the data has, and only where there is something to choose
  role: twoMode ? [...new Set(ties.flatMap((tie) => tie.roles || []))] : [...new Set(listings.map(([, , , one]) => one).filter(Boolean))],
  word: [...new Set(ties.flatMap((tie) => [tie.evidence, tie.significance]))].filter((name) => name && ties.some((tie) => tie.evidence !== name && tie.significance !== name)),
  layer: [...new Set(ties.flatMap((tie) => tie.layers || []))],
};
if (span && span[1] > span[0] && ties.some((tie) => tie.evidence === RECURRING)) choices.word = [...new Set([ONCE, RECURRING, ...choices.word])]; // a filter on years can make one of the other
if (ties.some((tie) => (tie.layers || []).length > 1)) choices.layer.push("both");
const flagged = listings.some((row) => row[5]); // then each project behind a tie tells by itself whether lists or prose name the ends
for (const name of ["role", "word", "layer"]) {
  const rank = (one) => Object.keys(words.sv[name]).indexOf(one);
  choices[name].sort((a, b) => rank(a) - rank(b) || alphabet.compare(a, b));
}

const kept = { nodes: [], ties: [], n: [], often: [], own: [], degree: [], count: 0, size: 0, projects: 0 };
const inYears = (project) => {
  if (!filter.from && !filter.to) return true;
  const { from, to } = projects[project];
  return from !== undefined && (!filter.to || from <= filter.to) && (!filter.from || to >= filter.from);
};
const inRole = (tie) => (project) => !filter.role || twoMode
  || (rolesOf(project, tie.from).includes(filter.role) && rolesOf(project, tie.to).includes(filter.role));
const inList = (project, node) => nodes[node].kind === "project" || said(project, node).some((one) => !one[3]);
const inProse = (project, node) => said(project, node).some((one) => one[3]);
const inLayer = (tie) => (project) => !byLayer() || twoMode || (filter.layer === "listed") === (inList(project, tie.from) && inList(project, tie.to));
const byLayer = () => flagged && ["listed", "mentioned"].includes(filter.layer);
const lists = (i) => (project) => inYears(project) && (!filter.role || nodes[i].kind !== "actor" || rolesOf(project, i).includes(filter.role))
  && (!byLayer() || (filter.layer === "listed" ? inList : inProse)(project, i));
const selecting = () => filter.from || filter.to || filter.role || byLayer();
const regional = (i) => (!filter.regions.length || filter.regions.includes(nodes[i].region)) && (!filter.groups.length || filter.groups.includes(groupOf(i)));
const fitsKind = (i) => !filter.kinds.length || nodes[i].kind === "project" || filter.kinds.includes(nodes[i].kind);
const fitsPlace = (tie) => (twoMode ? regional(party(tie) === tie.from ? tie.to : tie.from) : regional(tie.from) && regional(tie.to));
const fitsRole = (tie) => !filter.role || !twoMode || (tie.roles || []).includes(filter.role);
const fitsWord = (tie) => !filter.word || kept.often[tie.id] === filter.word || tie.significance === filter.word;
const fitsLayer = (tie) => !filter.layer || (filter.layer === "both" ? (tie.layers || []).length > 1 : (tie.layers || []).includes(filter.layer));
const fitsShow = (tie) => filter.show === "all" || tie.backbone || (filter.show === "more" && kept.often[tie.id] === RECURRING);
const byProject = () => filter.from || filter.to || (!twoMode && (filter.role || byLayer()));
const behind = (i) => (byProject() ? ties[i].behind.filter((project) => inYears(project) && inRole(ties[i])(project) && inLayer(ties[i])(project)) : ties[i].behind);
const times = (i) => new Set(behind(i).map((project) => projects[project].initiative ?? project)).size; // phases of one initiative are one time
const often = (tie, i) => (byProject() && [RECURRING, ONCE].includes(tie.evidence) ? (times(i) > 1 ? RECURRING : ONCE) : tie.evidence);
const changed = () => ["show", "least", "from", "to", "role", "word", "layer"].some((name) => filter[name] !== ({ ...NOTHING, show: opening })[name])
  || filter.regions.length + filter.groups.length + filter.kinds.length > 0;

function sift() {
  const narrow = filter.least > 1 || filter.from || filter.to || filter.role || filter.word || filter.layer || filter.kinds.length;
  kept.often = ties.map(often);
  kept.own = nodes.map((node, i) => (selecting() && node.kind !== "project" && own[i].size >= node.projects ? [...own[i]].filter(lists(i)).length : undefined));
  kept.n = ties.map((tie, i) => (byProject() ? behind(i).length : tie.projects));
  kept.ties = ties.map((tie, i) => kept.n[i] >= filter.least && fitsShow(tie) && fitsPlace(tie) && fitsRole(tie) && fitsWord(tie) && fitsLayer(tie)
    && fitsKind(tie.from) && fitsKind(tie.to));
  kept.degree = nodes.map((_, i) => near[i].reduce((sum, k) => sum + kept.ties[k], 0));
  // a node without a tie is shown where no tie is held back from it: it stands alone in the data
  kept.nodes = nodes.map((node, i) => fitsKind(i) && (kept.degree[i] > 0 || (!narrow && regional(i) && (!twoMode || !near[i].length))));
  kept.count = kept.ties.reduce((sum, one) => sum + one, 0);
  kept.size = kept.nodes.reduce((sum, one) => sum + one, 0);
  if (bundled) kept.members = nodes.reduce((sum, node, i) => sum + (kept.nodes[i] ? node.projects : 0), 0);
  if (bundled) kept.inside = nodes.reduce((sum, node, i) => sum + (kept.nodes[i] ? node.inside : 0), 0) + ties.reduce((sum, tie, i) => sum + (kept.ties[i] ? tie.projects : 0), 0);
  kept.projects = kept.count < facts.ties ? new Set(ties.flatMap((_, i) => (kept.ties[i] ? behind(i) : []))).size : facts.counted;
}

function set(changes, where) { // one step of filtering, from a control of the page
  Object.assign(filter, changes);
  sift();
  if (state.picked && !("node" in state.picked ? kept.nodes[state.picked.node] : kept.ties[state.picked.tie])) state.picked = null;
  refresh();
  remember();
  if (where) $(where)?.focus();
}
const toggle = (list, name) => (list.includes(name) ? list.filter((one) => one !== name) : [...list, name]);
