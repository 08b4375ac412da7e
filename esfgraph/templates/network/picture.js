/* The picture: vis-network holds the window, the zoom and the nodes; ties and the map are drawn by us beneath them */
const tall = nodes.some((node) => node.tall); // a phone has an order of its own
let net = null, zero = 1, drawnScale = 0, moving = 0, ground = "network"; // ground: which of network and map is or was last seen
const held = $("network");
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const SHAPES = { municipality: "dot", group: "dot", actor: "diamond", project: "square" };
const spots = nodes.map(({ x, y }) => ({ x, y })); // where each node stands in the view of now
const counties = hasMap ? read("outline") : [];
const land = counties.map((path) => new Path2D(path));
const country = counties.length ? extent(counties.flatMap(corners)) : null;

function corners(path) { // of a path of steps, as the outline has them
  let x = 0, y = 0;
  return [...path.matchAll(/([Ml])(-?\d+) (-?\d+)/g)].map(([, kind, dx, dy]) => {
    [x, y] = kind === "M" ? [+dx, +dy] : [x + +dx, y + +dy];
    return { x, y };
  });
}
function extent(points) {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (const { x, y } of points) { left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y); }
  return { left, right, top, bottom };
}
const seen = (i) => kept.nodes[i] && (ground !== "map" || Boolean(nodes[i].map));
const drawnTie = (i) => kept.ties[i] && seen(ties[i].from) && seen(ties[i].to);
const visible = () => nodes.map((node) => node.id).filter(seen);

function start() {
  net = new vis.Network(held, {
    nodes: nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, shape: SHAPES[node.kind], size: 6, borderWidth: 1 })), edges: [],
  }, {
    physics: { enabled: false }, layout: { improvedLayout: false }, nodes: { chosen: false },
    interaction: { hover: false, selectable: false, dragNodes: false, keyboard: false, zoomSpeed: 0.7 },
  });
  net.on("beforeDrawing", (ctx) => { resize(); drawLand(ctx); drawAreas(ctx); drawTies(ctx); });
  net.on("afterDrawing", label);
  net.on("click", (event) => pick(at(event.pointer.DOM), true));
  net.on("dragStart", () => { state.moved = state.placed = true; moving = 1; hide(); });
  net.on("dragEnd", () => settle(0));
  net.on("animationFinished", () => { if (state.placed) remember(); });
  net.on("zoom", () => { state.moved = state.placed = true; moving = 1; hide(); settle(150); });
  new ResizeObserver(() => { if (!state.moved) { if (tall) { arrange(); turn(); } fit(); } }).observe(held);
}
let settling = 0;
function settle(wait) { // while the picture moves only the strongest of very many ties are drawn
  clearTimeout(settling);
  settling = setTimeout(() => { moving = 0; net.redraw(); remember(); }, wait);
}

function arrange() { // set the nodes where the view of now has them; net.body is vis' inside: touched in this file only
  for (const node of nodes) {
    const [x, y] = ground === "map" && node.map ? node.map : (innerWidth <= 600 && node.tall) || [node.x, node.y];
    Object.assign(spots[node.id], { x, y });
    if (net) Object.assign(net.body.nodes[node.id], { x, y });
  }
}

function fit(animated) {
  const shown = visible();
  if (!net || !held.clientWidth || !shown.length) return;
  const box = extent(shown.map((i) => spots[i])), map = ground === "map", wide = held.clientWidth > 600;
  if (map && box.bottom - box.top > 0.72 * (country.bottom - country.top)) Object.assign(box, country);
  let room = wide ? 200 : nodes.length <= 60 ? 130 : 45; // that names may take beside the picture
  const text = (i) => (few && !map ? Math.min(room, 24 + 6.8 * Math.max(...lines[i].map((line) => line.length))) : wide ? 60 : 24);
  const edge = (scale, side) => Math.max(side > 0 ? box.right * scale : -box.left * scale, ...shown.map((i) => side * spots[i].x * scale + (outward[i] === side ? text(i) : 16)));
  const width = held.clientWidth - 12, spare = map ? (wide ? 76 : 24) : wide ? 96 : 40;
  const tallest = (held.clientHeight - spare) / (box.bottom - box.top + 1);
  const widest = () => { // the largest scale at which labels fit in
    let low = 0.001, high = Math.min(tallest, map ? 1.2 : 2);
    for (let i = 0; i < 24 && edge(high, 1) + edge(high, -1) > width; i++) {
      const middle = (low + high) / 2;
      if (edge(middle, 1) + edge(middle, -1) > width) high = middle;
      else low = middle;
      if (high - low < 1e-3 * high) high = low;
    }
    return high;
  };
  zero = widest();
  while (!wide && few && !map && room > 45 && zero < 0.55 * tallest) { room -= 30; zero = widest(); } // names may not crowd the picture out
  move({ x: (edge(zero, 1) - edge(zero, -1)) / 2 / zero, y: (box.top + box.bottom) / 2 + (wide ? (map ? 12 : 8) / zero : 0) }, zero, animated);
  state.moved = state.placed = false;
}
function place(asked) { // where somebody else has moved and zoomed the picture, against the whole of it: "x,y,zoom"
  const [x, y, by] = (asked || "").split(",").map(Number), box = extent(spots);
  if (!net || !(by >= 0.2 && by <= 30 && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)) return;
  state.moved = state.placed = true;
  move({ x, y }, zero * by);
}
const placed = () => {
  const { x, y } = net.getViewPosition();
  return [Math.round(x), Math.round(y), (net.getScale() / zero).toFixed(2)].join();
};
const move = (position, scale, animated) => net.moveTo({ position, scale, animation: animated && !still() ? { duration: 250 } : false });

let factor = 1; // what one pixel of the screen is in the picture, nearly: shapes and lines keep nearly the same size, whatever the zoom
function resize() {
  const scale = net.getScale();
  if (scale === drawnScale) return;
  drawnScale = scale;
  const crowd = Math.sqrt((held.clientWidth * held.clientHeight) / (kept.size || 1)), map = ground === "map";
  const room = Math.min(map ? 0.65 : 1, Math.max(0.22, crowd / (map ? 80 : 56)));
  factor = (room * Math.max(0.6, scale / zero) ** (map ? 0.5 : 0.4)) / scale;
  for (const node of nodes) {
    const drawn = net.body.nodes[node.id];
    drawn.options.size = radius(node) * factor;
    drawn.options.borderWidth = (node.kind === "project" && few ? 2 : 1.4) * room; // vis itself keeps borders as they are on the screen
    drawn.shape.width = undefined;
  }
}

function lit() { // what stands out: null when nothing is picked
  if (!state.picked) return null;
  if ("tie" in state.picked) {
    const tie = ties[state.picked.tie];
    return { nodes: new Set([tie.from, tie.to]), ties: new Set([state.picked.tie]) };
  }
  const own = near[state.picked.node].filter(drawnTie);
  return { nodes: new Set([state.picked.node, ...own.flatMap((i) => [ties[i].from, ties[i].to])]), ties: new Set(own) };
}

let strokes = []; // the ties to draw, the weakest first: [colour, opacity, width, numbers of ties], alike ones together
function colourIn() {
  if (!net) return;
  const light = lit(), paper = paint("--ground"), ink = paint("--ink"), shown = ties.map((_, i) => i).filter(drawnTie);
  for (const node of nodes) {
    const on = !light || light.nodes.has(node.id), tone = hue(node.id);
    const options = net.body.nodes[node.id].options;
    options.opacity = on ? 1 : 0.16;
    options.color = { background: tone, border: node.kind === "project" && few ? ink : paper };
  }
  net.body.nodeIndices = visible().sort((a, b) => Boolean(light && light.nodes.has(a)) - Boolean(light && light.nodes.has(b)) || heavier(b, a));
  const groups = new Map(), edge = paint("--edge"), tones = new Map();
  const tone = (tie) => { const key = `${classOf(tie.from)}|${classOf(tie.to)}`; if (!tones.has(key)) tones.set(key, tint(tie)); return tones.get(key) || edge; };
  for (const i of shown) {
    const on = light && light.ties.has(i), n = kept.n[i];
    const opacity = light ? (on ? 0.85 : 0.03) : Math.min(1, opaque(ties[i], n) * (dark() ? 1.15 : 1));
    const look = [tone(ties[i]), Math.max(0.03, Math.round(opacity * 40) / 40), Math.round(thick(n) * 4) / 4 + (on && "tie" in state.picked ? 1.5 : 0)];
    const key = look.join();
    if (!groups.has(key)) groups.set(key, [...look, []]);
    groups.get(key)[3].push(i);
  }
  strokes = [...groups.values()].sort((a, b) => a[1] - b[1] || a[2] - b[2]);
  drawnScale = 0;
  net.redraw();
}

/* Ties bend a little, so that one does not hide another behind a node; not in a small network, whose shape they would blur, nor the rays of a star */
const bent = () => !twoMode && kept.count <= 3000 && (ground === "map" || kept.size > 60);
function bend(a, b) {
  return { x: (a.x + b.x) / 2 - (b.y - a.y) * 0.1, y: (a.y + b.y) / 2 + (b.x - a.x) * 0.1 };
}
function along(i, part) { // the point of a tie at this part of its way
  const a = spots[ties[i].from], b = spots[ties[i].to], c = bent() ? bend(a, b) : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, rest = 1 - part;
  return { x: rest * rest * a.x + 2 * rest * part * c.x + part * part * b.x, y: rest * rest * a.y + 2 * rest * part * c.y + part * part * b.y };
}

function drawTies(ctx) {
  const curves = bent(), most = moving && kept.count > 4000 ? 2500 : Infinity;
  let left = strokes.reduce((sum, [, , , own]) => sum + own.length, 0);
  ctx.save();
  ctx.lineCap = "round";
  for (const [tone, opacity, width, own] of strokes) {
    left -= own.length;
    if (left >= most) continue; // the strongest come last
    Object.assign(ctx, { strokeStyle: tone, globalAlpha: opacity, lineWidth: width * factor });
    for (let k = 0; k < own.length; k += 40) { // in pieces: one path of thousands of lines takes far longer
      ctx.beginPath();
      for (const i of own.slice(k, k + 40)) {
        const a = spots[ties[i].from], b = spots[ties[i].to];
        ctx.moveTo(a.x, a.y);
        if (curves) { const c = bend(a, b); ctx.quadraticCurveTo(c.x, c.y, b.x, b.y); } else ctx.lineTo(b.x, b.y);
      }
      ctx.stroke();
    }
  }
  ctx.restore();
}

function drawLand(ctx) {
  if (ground !== "map") return;
  ctx.save();
  Object.assign(ctx, { fillStyle: paint("--land"), strokeStyle: paint("--coast"), lineWidth: 1 / net.getScale(), lineJoin: "round" });
  for (const path of land) { ctx.fill(path, "evenodd"); ctx.stroke(path); }
  ctx.restore();
}
