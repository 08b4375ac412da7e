/* Colours, sizes and shapes */
const REGIONS = facts.regions, GREY = facts.grey; // [name, on a light ground, on a dark ground], north to south
const dark = () => (state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const colour = (name) => (REGIONS.find((row) => row[0] === name) || [name, ...GREY])[dark() ? 2 : 1];
const groupColour = (group) => (REGIONS[group] || ["", ...GREY])[dark() ? 2 : 1]; // the largest groups have the colours of the regions
const hue = (i) => (byGroup() ? groupColour(nodes[i].group) : colour(nodes[i].region));
const classOf = (i) => (byGroup() ? groupOf(i) : nodes[i].region); // what gives a node its colour
const paint = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const most = Math.max(1, ...nodes.map((node) => (node.kind === "project" ? 1 : node.projects)));
const strongest = ties.reduce((high, tie) => Math.max(high, tie.projects), 1);
const few = nodes.length <= 400; // a small two-mode picture is read from its projects, a large one from whatever has most ties
const radius = (node) => {
  if (node.kind === "project") return few ? 10 : 5.5;
  if (bundled) return (6 + 22 * Math.sqrt(node.projects / most)) * (innerWidth <= 600 ? 0.6 : 1);
  return (node.kind === "actor" ? 1.15 : 1) * (most === 1 ? 6.5 : 4.5 + 9 * Math.sqrt(node.projects / most));
};
const share = (n) => Math.log1p(n) / Math.log1p(strongest);
const thick = (n) => (bundled ? 1 + 6 * Math.sqrt(n / strongest) : strongest === 1 ? 1.3 : 0.7 + 4.3 * share(n) ** 2);
const opaque = (tie, n) => { // many ties, and ties in a thick bundle, are drawn fainter
  if (bundled) return 0.15 + 0.3 * share(n);
  const crowd = Math.min(1, Math.sqrt(3000 / (kept.count || 1)));
  const faint = crowd * Math.min(0.6, Math.max(0.05, 0.75 / Math.min(kept.degree[tie.from], kept.degree[tie.to]) ** 0.6));
  return strongest === 1 ? faint : faint * 0.7 + (0.75 - faint * 0.7) * share(n) ** 3;
};
const tint = (tie) => { // the colour of what a tie connects: of a project's own region, of the region of both ends, else grey
  if (twoMode) return colour(nodes[party(tie)].region || nodes[party(tie) === tie.from ? tie.to : tie.from].region);
  return classOf(tie.from) && classOf(tie.from) === classOf(tie.to) ? hue(tie.from) : paint("--edge");
};

const OUTLINES = { municipality: "M7 1a6 6 0 1 0 .01 0z", group: "M7 1a6 6 0 1 0 .01 0z", actor: "M7 0l7 7-7 7-7-7z", project: "M2 2h10v10H2z", line: "M0 6h14v2H0z" };
function drawing(tag, attributes, ...children) { // an element of SVG
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
const mark = (kind, tone) => drawing("svg", { viewBox: "0 0 14 14", class: "mark", "aria-hidden": "true" }, drawing("path", { d: OUTLINES[kind], fill: tone }));
const dot = (i) => mark(nodes[i].kind, hue(i));
