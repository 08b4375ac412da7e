/* Projects with so many nodes that they make no ties: each an area around its nodes, not lines between them all */
const areas = rows("areas");
const MOST_AREAS = 12; // of more, only those of what is picked: areas over areas would tell nothing
const inArea = (area) => area.nodes.filter((i) => seen(i) && (area.project < 0 || lists(i)(area.project)));
const ofPicked = ({ nodes: own }) => Boolean(state.picked) && ("node" in state.picked ? [state.picked.node] : [ties[state.picked.tie].from, ties[state.picked.tie].to]).every((i) => own.includes(i));
const areasSeen = () => (twoMode || bundled ? [] : areas.filter((area) => ofPicked(area) || (!state.picked && areas.length <= MOST_AREAS)).map((area) => [area, inArea(area)]).filter(([, own]) => own.length > 1));
function border(own, room) { // the convex hull of the nodes with room around them (Andrew 1979)
  const turns = [...Array(12).keys()].map((k) => (Math.PI * k) / 6);
  const points = own.flatMap((i) => turns.map((turn) => [spots[i].x + room * Math.cos(turn), spots[i].y + room * Math.sin(turn)])).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const left = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0;
  const half = (line) => line.reduce((kept, point) => { while (kept.length > 1 && !left(kept.at(-2), kept.at(-1), point)) kept.pop(); return [...kept, point]; }, []);
  return [...half(points).slice(0, -1), ...half([...points].reverse()).slice(0, -1)];
}
const faint = (n) => (state.picked ? 0.2 / (n + 1) : 0.1); // areas of one node lie over one another
const borders = () => areasSeen().map(([area, own]) => [area, own, border(own, 16 * factor)]);
function drawAreas(ctx) {
  ctx.save();
  Object.assign(ctx, { fillStyle: paint("--edge"), strokeStyle: paint("--edge"), lineWidth: factor });
  const all = borders();
  for (const [, , points] of all) {
    const path = new Path2D(points.map(([x, y], k) => `${k ? "L" : "M"}${x} ${y}`).join("") + "Z");
    ctx.globalAlpha = faint(all.length);
    ctx.fill(path);
    ctx.globalAlpha = 0.7;
    ctx.stroke(path);
  }
  ctx.restore();
}
function areaShapes() {
  const at = ([x, y]) => { const point = net.canvasToDOM({ x, y }); return `${point.x.toFixed(1)} ${point.y.toFixed(1)}`; };
  return borders().map(([area, , points], _, all) => drawing("path", { d: `M${points.map(at).join("L")}Z`, fill: paint("--edge"), "fill-opacity": faint(all.length).toFixed(3), stroke: paint("--edge"), "stroke-opacity": 0.7 }, drawing("title", {}, plain(area.title))));
}
const areaText = (area, own) => `${area.title} (${count(own.length, MEMBER)})`;
function areaAt({ x, y }) { // the smallest area under a point of the picture
  const inside = (points) => points.every(([ax, ay], k) => { const [bx, by] = points[(k + 1) % points.length]; return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0; });
  const [found] = borders().filter(([, , points]) => inside(points)).sort((a, b) => a[1].length - b[1].length);
  return found && areaText(found[0], found[1]);
}
function areaKey() {
  if (!areas.length || twoMode || bundled) return "";
  const drawnNow = areas.map((area) => [area, inArea(area)]).filter(([, own]) => own.length > 1);
  return [h("p", {}, fill(areas.length > MOST_AREAS ? t().areasofpicked : t().areas, { cap: number(facts.cap) })), list(drawnNow, ([area, own]) => h("span", {}, areaText(area, own)), 5)];
}
