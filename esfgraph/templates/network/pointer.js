/* What lies under the pointer */
function at({ x, y }) {
  let best = null, least = 1e9;
  const scale = net.getScale(), points = spots.map((spot) => net.canvasToDOM(spot));
  for (const i of visible()) {
    const far = Math.hypot(points[i].x - x, points[i].y - y) - net.body.nodes[i].options.size * scale;
    if (far < least) { least = far; best = { node: i }; }
  }
  for (const [id, { box: [bx, by, w, v] }] of drawn) if (least > 0 && x > bx && y > by && x < bx + w && y < by + v) return { node: id };
  return least < 5 ? best : tieAt({ x, y }, points);
}

function tieAt({ x, y }, points) {
  const light = lit(), here = net.DOMtoCanvas({ x, y }), scale = net.getScale();
  let best = null, least = 5;
  ties.forEach((tie, i) => {
    if (!drawnTie(i) || (light && !light.ties.has(i))) return;
    const a = points[tie.from], b = points[tie.to], reach = bent() ? 0.06 * Math.hypot(a.x - b.x, a.y - b.y) + 6 : 6;
    if (x < Math.min(a.x, b.x) - reach || x > Math.max(a.x, b.x) + reach || y < Math.min(a.y, b.y) - reach || y > Math.max(a.y, b.y) + reach) return;
    const far = apartFrom(i, here) * scale;
    if (far < least) { least = far; best = { tie: i }; }
  });
  return best;
}

function apartFrom(i, { x, y }) { // how far a point lies from a tie, in the measure of the picture
  const steps = bent() ? 12 : 1;
  let least = Infinity, a = along(i, 0);
  for (let k = 1; k <= steps; k++) {
    const b = along(i, k / steps), dx = b.x - a.x, dy = b.y - a.y;
    const part = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(a.x + part * dx - x, a.y + part * dy - y));
    a = b;
  }
  return least;
}

function tell(event) {
  const box = held.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, under = net && at({ x, y }), tip = $("tip");
  held.style.cursor = under ? "pointer" : "default";
  const area = net && !under && areaAt(net.DOMtoCanvas({ x, y }));
  if (!under && !area) return hide();
  if (area) tip.textContent = area;
  else if ("node" in under) {
    const node = nodes[under.node];
    const inside = only(under.node) && `${t().kind.project}: ${only(under.node)}`;
    tip.textContent = [node.label, joined(t().kind[node.kind], region(node.region)), joined(about(under.node)), inside].filter(Boolean).join("\n");
  } else {
    const tie = ties[under.tie];
    tip.textContent = [between(tie), joined(means(tie), weighs(tie)), evidence(tie)].filter(Boolean).join("\n");
  }
  tip.hidden = false;
  tip.style.left = `${Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 6))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > box.height ? Math.max(4, y - tip.offsetHeight - 10) : y + 18}px`;
  return undefined;
}
const hide = () => { $("tip").hidden = true; };

/* Picking */
function pick(what, show) {
  state.picked = what || null;
  colourIn();
  panel();
  if (what && show && net && state.view !== "table") reveal(what);
  remember(true);
}
function reveal(what) {
  const ends = "node" in what ? [spots[what.node]] : [spots[ties[what.tie].from], spots[ties[what.tie].to]];
  const box = held.getBoundingClientRect(), open = getComputedStyle($("panel")).position === "fixed"; // on a phone the panel covers the lower part
  const low = open ? Math.max(80, Math.min(box.height, $("panel").getBoundingClientRect().top - Math.max(box.top, 0))) : box.height;
  const within = ({ x, y }) => x > 20 && y > 20 && x < box.width - 20 && y < low - 20;
  const all = ends.every((spot) => within(net.canvasToDOM(spot)));
  const middle = { x: ends.reduce((sum, { x }) => sum + x, 0) / ends.length, y: ends.reduce((sum, { y }) => sum + y, 0) / ends.length };
  if (!all) { state.moved = true; state.placed = false; move({ x: middle.x, y: middle.y + (box.height - low) / 2 / net.getScale() }, net.getScale(), true); }
}
