/* Labels: the most important first, each where it covers nothing, else not at all */
const ranks = few && twoMode ? { project: 0, actor: 1, municipality: 2 } : {}; // of a small picture: the projects, who takes part, where
const order = nodes.map((node) => node.id).sort((a, b) => (ranks[nodes[a].kind] || 0) - (ranks[nodes[b].kind] || 0) || heavier(a, b));
const broken = (text, limit, high) => { // into lines of about so many letters, and no more lines than that
  const result = [""];
  for (const part of text.slice(0, 120).match(/[^\s/]*\/?\s*/g)) { // a line may break after a space or a slash
    const last = result[result.length - 1];
    if (last && (last + part).trimEnd().length > limit) result.push(part);
    else result[result.length - 1] = last + part;
  }
  if (result.length > high) result[high - 1] = `${result[high - 1].trimEnd()} …`;
  return result.slice(0, high).map((line) => line.trim()).map((line) => (line.length > limit + 4 ? `${line.slice(0, limit + 3)}…` : line));
};
const lines = nodes.map((node) => broken(node.label, 26, 2));
const forms = nodes.map((node, i) => { // how a label may be written: what reads as well, then what only reads at all
  if (!few || node.kind === "municipality" || (!twoMode && nodes.length > 60)) return [[lines[i]]];
  if (!twoMode) return [[lines[i], broken(node.label, 19, 3)], [broken(node.label, 15, 3)]];
  const whole = [lines[i], broken(node.label, 15, 3)];
  return node.kind === "project" ? [whole, [broken(node.label, 15, 2)], [broken(node.label, 12, 1)]] : [[lines[i], broken(node.label, 19, 3)], [broken(node.label, 15, 3), broken(node.label, 9, 3)]];
});

let outward = nodes.map(() => 1); // the side away from the neighbours: +1 right, −1 left
const turn = () => {
  outward = nodes.map((_, i) => {
    const ends = near[i].filter((k) => kept.ties[k]).map((k) => spots[ties[k].from].x + spots[ties[k].to].x - spots[i].x);
    return ends.reduce((sum, x) => sum + x, 0) > spots[i].x * ends.length + 8 * ends.length ? -1 : 1;
  });
};

const drawn = new Map(); // node → its label in the last picture: { box: [x, y, width, height], spot: [x, y, radius], heavy, size, text: [line, x, y] each }
const FAMILY = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";
const type = (bold, small) => ({ heavy: bold ? 650 : 400, size: small ? 11 : bold ? 13 : 12 });
const meet = (a, b) => a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];

function boxes() { // a set of boxes that can be asked what they meet, by way of cells of 48 pixels
  const cells = new Map();
  const keys = function* ([x, y, w, v]) {
    for (let i = Math.floor(x / 48); i <= (x + w) / 48; i++) for (let j = Math.floor(y / 48); j <= (y + v) / 48; j++) yield i * 4096 + j;
  };
  return {
    add(box) { for (const key of keys(box)) cells.get(key)?.push(box) || cells.set(key, [box]); },
    met(box) {
      for (const key of keys(box)) for (const other of cells.get(key) || []) if (meet(box, other)) return true;
      return false;
    },
    count(box) { return new Set([...keys(box)].flatMap((key) => (cells.get(key) || []).filter((other) => meet(box, other)))).size; },
  };
}

function beads() { // points of the ties on the screen, so that a label can keep off them; of many ties none
  const points = boxes();
  if (kept.count > 400) return points;
  for (const [, , , own] of strokes) {
    for (const i of own) {
      const a = net.canvasToDOM(spots[ties[i].from]), b = net.canvasToDOM(spots[ties[i].to]), steps = Math.min(60, Math.ceil(Math.hypot(a.x - b.x, a.y - b.y) / 9));
      for (let k = 1; k < steps; k++) { const { x, y } = net.canvasToDOM(along(i, k / steps)); points.add([x - 1, y - 1, 2, 2]); }
    }
  }
  return points;
}

function places(id, [x, y, r], w, v, away) { // where a label may stand, so far from its dot, the best first
  const g = r + 3 + away, d = g * 0.7, e = g * 0.5;
  const sides = [[x + g, y - v / 2], [x - g - w, y - v / 2]];
  if (outward[id] < 0) sides.reverse();
  const around = [...sides, [x - w / 2, y + g], [x - w / 2, y - g - v], [x + d, y + e], [x + d, y - e - v], [x - d - w, y + e], [x - d - w, y - e - v]];
  const slid = few && twoMode ? [0.5, 0.3, 0.7, 0.1, 0.9].flatMap((part) => [[x - w * part, y + g], [x - w * part, y - g - v]]) : [];
  const inside = ([left, top]) => left > 2 && top > 2 && left + w < held.clientWidth - 2 && top + v < held.clientHeight - 2;
  const all = nodes[id].kind === "project" ? [...slid, ...around] : [...around, ...slid];
  return all.filter(inside).map(([left, top]) => [left, top, w, v]);
}

const hubs = nodes.filter((node) => node.kind === "project").length;
const ways = (id) => { // how far from its dot a label may stand: farther where few titles could be mixed up
  if (!twoMode && few && kept.size <= 60) return [0, 6];
  if (!few || !twoMode) return [0];
  if (nodes[id].kind !== "project") return [0, 5];
  return hubs > 12 ? [0, 8, 18, 30] : [0, 8, 18, 30, 45, 65, 90, 120];
};

function stand(ctx, id, spot, taken, leads) { // [box, lines] of a label, or nothing where it would cover something
  const { solid, dots, threads } = taken;
  const trials = forms[id].map((group) => group.map((text) => [text, Math.max(...text.map((line) => ctx.measureText(line).width)), text.length * 14]));
  const free = ([text, w, v], away) => places(id, spot, w, v, away).filter((box) => !solid.met(box)).map((box) => [box, text]);
  let second;
  for (const group of trials) {
    for (const away of ways(id)) {
      for (const trial of group) {
        const found = free(trial, away).filter(([box]) => !dots.met(box)).map((one) => [threads.count(one[0]), one]);
        const best = twoMode ? found.sort((a, b) => a[0] - b[0])[0] : found.find(([n]) => n === 0); // the rays of a star may run beneath a label
        if (best) return best[1];
        second ||= found.sort((a, b) => a[0] - b[0])[0]?.[1];
      }
    }
  }
  return second || (leads ? free(trials[0][0], 0).map((one) => [dots.count(one[0]), one]).sort((a, b) => a[0] - b[0])[0]?.[1] : undefined);
}

function label(ctx) {
  const light = lit(), wide = held.clientWidth, high = held.clientHeight, small = wide < 600, ratio = ctx.canvas.width / wide;
  const taken = { solid: boxes(), dots: boxes(), threads: moving ? boxes() : beads() }, at = new Map(); // a label that leads may cover dots, never a hub or another label
  for (const i of visible()) {
    const { x, y } = net.canvasToDOM(spots[i]), r = net.body.nodes[i].options.size * net.getScale();
    if ((light && !light.nodes.has(i)) || x < -20 || y < -20 || x > wide + 20 || y > high + 20) continue;
    at.set(i, [x, y, r]);
    (few && nodes[i].kind === "project" ? taken.solid : taken.dots).add([x - r, y - r, 2 * r, 2 * r]);
  }
  taken.solid.add([wide - 56, high - 146, 56, 146]); // the zoom buttons
  if (!small) taken.solid.add([0, high - 30, 480, 30]); // the hint
  const first = state.picked ? ("tie" in state.picked ? [ties[state.picked.tie].from, ties[state.picked.tie].to] : [state.picked.node]) : [];
  const bold = new Set([...first, ...order.filter((i) => at.has(i) && (twoMode && few ? nodes[i].kind === "project" : most > 1)).slice(0, twoMode && few ? 400 : 12)]);
  const asking = [...new Set([...first, ...order])].filter((id) => at.has(id)).slice(0, at.size > 400 ? (moving ? 20 : 70) : 400);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(ctx, { textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: paint("--ground"), fillStyle: paint("--ink") });
  drawn.clear();
  asking.forEach((id, rank) => {
    const { heavy, size } = type(bold.has(id), small);
    ctx.font = `${heavy} ${size}px ${FAMILY}`;
    const leads = first.includes(id) || (!(twoMode && few) && most > 1 && rank < Math.min(20, at.size / 4));
    const [x, y, r] = at.get(id), spot = [x, y, r + (first.includes(id) ? 5 : 0)]; // there a ring is drawn
    const [box, text] = stand(ctx, id, spot, taken, leads) || [];
    if (!box) return;
    taken.solid.add([box[0] - 3, box[1], box[2] + 6, box[3]]);
    drawn.set(id, { box, spot: at.get(id), heavy, size, text: laid(ctx, text, box, at.get(id)[0]) });
    if (nodes[id].kind === "project") lead(ctx, at.get(id), box);
    for (const [line, x, y] of drawn.get(id).text) { ctx.strokeText(line, x, y); ctx.fillText(line, x, y); } // with a halo in the colour of the ground
  });
  first.filter((id) => at.has(id)).forEach((id) => ring(ctx, at.get(id)));
  ctx.restore();
}

function laid(ctx, text, [left, top, w], x) { // each line with its place: flush right where the label stands to the left of its dot
  return text.map((line, i) => {
    const indent = left + w < x ? w - ctx.measureText(line).width : left < x ? (w - ctx.measureText(line).width) / 2 : 0;
    return [line, left + indent, top + 7 + 14 * i];
  });
}

function leading([x, y, r], [left, top, w, v]) { // the line from a project to its title, where that stands far off
  const toX = Math.max(left, Math.min(x, left + w)), toY = Math.max(top, Math.min(y, top + v)), far = Math.hypot(toX - x, toY - y);
  return far < r + 20 ? null : [x + ((toX - x) * r) / far, y + ((toY - y) * r) / far, toX, toY];
}
function lead(ctx, spot, box) {
  const line = leading(spot, box);
  if (!line) return;
  ctx.save();
  Object.assign(ctx, { strokeStyle: paint("--ink"), lineWidth: 1.2 });
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(line[0], line[1]);
  ctx.lineTo(line[2], line[3]);
  ctx.stroke();
  ctx.restore();
}

function ring(ctx, [x, y, r]) {
  Object.assign(ctx, { strokeStyle: paint("--accent"), lineWidth: 2.5 });
  ctx.beginPath();
  ctx.arc(x, y, r + 4, 0, 7);
  ctx.stroke();
}
