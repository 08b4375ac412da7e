/* What is seen as a file: SVG, and PNG of it at three times the size; with title, numbers, key and source in the language of now */
const HEAD = 64;
const plain = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"); // what XML can hold
const write = (x, y, text, attributes) => drawing("text", { x: x.toFixed(1), y: y.toFixed(1), ...attributes }, plain(text));

function svg() {
  const wide = held.clientWidth, high = held.clientHeight, signs = keySigns(), across = Math.max(1, Math.floor((wide - 32) / 190)), foot = 34 + 18 * Math.ceil(signs.length / across);
  const root = drawing("svg", { xmlns: "http://www.w3.org/2000/svg", width: wide, height: HEAD + high + foot, viewBox: `0 0 ${wide} ${HEAD + high + foot}`, "font-family": FAMILY, role: "img" });
  root.append(drawing("title", {}, t().title[facts.kind]), drawing("desc", {}, numbers()), drawing("rect", { width: "100%", height: "100%", fill: paint("--ground") }));
  const clip = drawing("clipPath", { id: "frame" }, drawing("rect", { width: wide, height: high }));
  const picture = drawing("g", { transform: `translate(0 ${HEAD})`, "clip-path": "url(#frame)" }, ...landShapes(), ...areaShapes(), ...tieShapes(), ...nodeShapes(), ...labelShapes());
  root.append(drawing("defs", {}, clip), picture, write(16, 27, cut(t().title[facts.kind], Math.floor((wide - 32) / 9)), { "font-size": 17, "font-weight": 650, fill: paint("--ink") }), ...told(wide));
  signs.forEach(([kind, tone, text], i) => {
    const x = 16 + 190 * (i % across), y = HEAD + high + 20 + 18 * Math.floor(i / across);
    root.append(drawing("path", { d: OUTLINES[kind], transform: `translate(${x - 2} ${y - 11})`, fill: tone }), write(x + 16, y, text, { "font-size": 12, fill: paint("--ink") }));
  });
  root.append(write(16, HEAD + high + foot - 8, t().source, { "font-size": 10.5, fill: paint("--quiet") }));
  return new XMLSerializer().serializeToString(root);
}
function keySigns() { // [shape, colour, text]: kinds where there are several, then regions
  const kinds = Object.keys(OUTLINES).filter((kind) => visible().some((i) => nodes[i].kind === kind));
  return [...(kinds.length > 1 ? kinds.map((kind) => [kind, paint("--quiet"), t().shape[kind]]) : []),
    ...(byGroup() ? groupsSeen().map((name) => [kinds[0], groupColour(name - 1), groupName(name, 26)])
      : regionsSeen().map((name) => [kinds.length > 1 ? "municipality" : kinds[0], colour(name), region(name)]))];
}
const regionsSeen = () => [...REGIONS.map((one) => one[0]), ""].filter((name) => visible().some((i) => nodes[i].region === name));
function told(wide) { // the sentence of numbers, in one or two lines
  const limit = Math.floor((wide - 32) / 6.2), text = numbers(), cut = text.length <= limit ? text.length : Math.max(text.lastIndexOf(" ", limit), 1);
  const shortened = (part) => (part.length > limit ? `${part.slice(0, limit - 1)}…` : part), look = { "font-size": 12, fill: paint("--quiet") };
  return [text.slice(0, cut), text.slice(cut).trim()].filter(Boolean).map((part, i) => write(16, 44 + 15 * i, shortened(part), look));
}
function landShapes() {
  if (ground !== "map") return [];
  const origin = net.canvasToDOM({ x: 0, y: 0 }), scale = net.getScale();
  const look = { fill: paint("--land"), stroke: paint("--coast"), "stroke-width": 1 / scale, "fill-rule": "evenodd", "stroke-linejoin": "round" };
  return [drawing("g", { transform: `translate(${origin.x} ${origin.y}) scale(${scale})`, ...look }, ...counties.map((d) => drawing("path", { d })))];
}
function tieShapes() {
  const scale = net.getScale(), f = (n) => n.toFixed(1), curves = bent();
  return strokes.map(([tone, opacity, width, own]) => {
    const d = own.map((i) => {
      const a = net.canvasToDOM(spots[ties[i].from]), b = net.canvasToDOM(spots[ties[i].to]), c = bend(a, b);
      return `M${f(a.x)} ${f(a.y)}${curves ? `Q${f(c.x)} ${f(c.y)} ` : "L"}${f(b.x)} ${f(b.y)}`;
    });
    return drawing("path", { d: d.join(""), stroke: tone, "stroke-opacity": opacity, "stroke-width": f(width * factor * scale), fill: "none", "stroke-linecap": "round" });
  });
}
function nodeShapes() {
  const light = lit(), scale = net.getScale(), edge = paint("--ground"), ink = paint("--ink"), f = (n) => n.toFixed(1);
  return net.body.nodeIndices.map((i) => {
    const { x, y } = net.canvasToDOM(spots[i]), r = net.body.nodes[i].options.size * scale, hub = nodes[i].kind === "project";
    const look = { fill: hue(i), stroke: hub && few ? ink : edge, "stroke-width": 1.2, ...(light && !light.nodes.has(i) ? { opacity: 0.16 } : {}) };
    if (SHAPES[nodes[i].kind] === "dot") return drawing("circle", { cx: f(x), cy: f(y), r: f(r), ...look });
    const d = hub ? `M${f(x - r)} ${f(y - r)}h${f(2 * r)}v${f(2 * r)}h${f(-2 * r)}z` : `M${f(x)} ${f(y - r)}L${f(x + r)} ${f(y)}L${f(x)} ${f(y + r)}L${f(x - r)} ${f(y)}z`;
    return drawing("path", { d, ...look });
  });
}
function labelShapes() {
  const halo = { stroke: paint("--ground"), "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke", fill: paint("--ink"), "dominant-baseline": "middle" };
  return [...drawn].flatMap(([i, { box, spot, heavy, size, text }]) => {
    const line = nodes[i].kind === "project" && leading(spot, box);
    const leader = line ? [drawing("path", { d: `M${line[0]} ${line[1]}L${line[2]} ${line[3]}`, stroke: paint("--ink"), "stroke-dasharray": "2 3" })] : [];
    return [...leader, ...text.map(([part, x, y]) => write(x, y, part, { "font-size": size, "font-weight": heavy, ...halo }))];
  });
}

function save(blob, ending) {
  const address = URL.createObjectURL(blob), link = h("a", { href: address, download: `esfgraph-${facts.kind}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
function saveSvg() { if (net) save(new Blob([svg()], { type: "image/svg+xml" }), "svg"); }
async function savePng() {
  if (!net) return;
  const image = new Image(), address = URL.createObjectURL(new Blob([svg()], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = h("canvas", { width: image.width * 3, height: image.height * 3 }), ctx = canvas.getContext("2d");
  ctx.scale(3, 3);
  ctx.drawImage(image, 0, 0);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => save(blob, "png"), "image/png");
}
