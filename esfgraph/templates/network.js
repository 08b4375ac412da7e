"use strict";
(() => {
  // Whatever comes from project pages reaches the document as a text node only: build elements with h(), never from markup.
  const $ = (id) => document.getElementById(id);
  const read = (id) => JSON.parse($(id).textContent);
  const nodes = read("nodes"), ties = read("edges"), projects = read("projects"), facts = read("facts"), words = read("words");

  const REGIONS = facts.regions, GREY = facts.grey; // [name, on a light ground, on a dark ground], north to south
  const SHAPES = { municipality: "dot", actor: "diamond", project: "square" };
  const twoMode = facts.kind === "projects";
  const state = { lang: facts.lang, theme: null, picked: null, table: false, sort: ["projects", -1], moved: false };
  const near = nodes.map(() => []); // node → numbers of its ties, strongest first
  ties.forEach((tie, i) => { near[tie.from].push(i); near[tie.to].push(i); });

  /* Words */
  const t = () => words[state.lang];
  const number = (n) => new Intl.NumberFormat(t().locale).format(n);
  const count = (n, what) => `${number(n)} ${t().count[what][n === 1 ? 0 : 1]}`;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const region = (name) => (name ? t().regions[name] || name : t().noregion);
  const word = (name) => (t().word[name] || [name])[0];
  const evidence = (tie) => [tie.evidence, tie.significance].filter(Boolean).map(word).join(" · ");
  const between = (tie) => `${nodes[tie.from].label} – ${nodes[tie.to].label}`;
  const party = (tie) => (nodes[tie.from].kind === "project" ? nodes[tie.to] : nodes[tie.from]);
  const means = (tie) => {
    if (!twoMode) return count(tie.projects, "common");
    const does = t().tie[party(tie).kind];
    return tie.roles.length ? fill(t().as, { tie: does, roles: tie.roles.map((role) => t().role[role] || role).join(", ") }) : does;
  };
  const weight = (i) => (nodes[i].kind === "project" ? nodes[i].ties : nodes[i].projects);
  const amount = (shown, all, what) => (shown === all ? count(all, what) : fill(t().shown, { shown: number(shown), all: count(all, what) }));
  const tied = (i) => amount(near[i].length, nodes[i].ties, "tie");
  const about = (i) => (nodes[i].kind === "project" ? [tied(i)] : [count(nodes[i].projects, "project"), tied(i)]);
  const names = new Map(); // name → how many nodes have it
  for (const node of nodes) names.set(node.label, (names.get(node.label) || 0) + 1);
  const only = (i) => { // the title of a node's project, where it has one only and a tie tells which
    const tie = nodes[i].kind !== "project" && nodes[i].projects === 1 && ties[near[i][0]];
    return tie && tie.proof.length ? projects[tie.proof[0][0]][1] : "";
  };
  const apart = (i) => (names.get(nodes[i].label) > 1 ? only(i) : ""); // what tells a node from others of its name
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(name, value);
      else if (value !== null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== "").map((child) => (child instanceof Node ? child : String(child))));
    return element;
  }

  /* Colours and sizes */
  const dark = () => (state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const colour = (name) => (REGIONS.find((row) => row[0] === name) || [name, ...GREY])[dark() ? 2 : 1];
  const paint = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const most = Math.max(1, ...nodes.map((node) => (node.kind === "project" ? 1 : node.projects)));
  const strongest = Math.max(1, ...ties.map((tie) => tie.projects));
  const few = nodes.length <= 400; // a small two-mode picture is read from its projects, a large one from whatever has most ties
  const radius = (node) => {
    if (node.kind === "project") return few ? 10 : 5.5;
    return (node.kind === "actor" ? 1.15 : 1) * (most === 1 ? 6.5 : 4.5 + 9 * Math.sqrt(node.projects / most));
  };
  const share = (tie) => Math.log1p(tie.projects) / Math.log1p(strongest);
  const thick = (tie) => (strongest === 1 ? 1.3 : 0.7 + 4.3 * share(tie) ** 2);
  const crowd = Math.min(1, Math.sqrt(3000 / (ties.length || 1))); // many ties, and ties in a thick bundle, are drawn fainter
  const faint = (tie) => crowd * Math.min(0.6, Math.max(0.05, 0.75 / Math.min(near[tie.from].length, near[tie.to].length) ** 0.6));
  const opaque = (tie) => (strongest === 1 ? faint(tie) : faint(tie) * 0.7 + (0.75 - faint(tie) * 0.7) * share(tie) ** 3);

  function mark(kind, fillColour) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 14 14");
    svg.setAttribute("class", "mark");
    svg.setAttribute("aria-hidden", "true");
    shape.setAttribute("d", { municipality: "M7 1a6 6 0 1 0 .01 0z", actor: "M7 0l7 7-7 7-7-7z", project: "M2 2h10v10H2z", line: "M0 6h14v2H0z" }[kind]);
    shape.setAttribute("fill", fillColour);
    svg.append(shape);
    return svg;
  }
  const dot = (i) => mark(nodes[i].kind, colour(nodes[i].region));

  /* The picture */
  let net = null, zero = 1, drawnScale = 0;
  const held = $("network");
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function start() {
    const many = ties.length > 2500;
    net = new vis.Network(held, {
      nodes: nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, shape: SHAPES[node.kind], size: 6, borderWidth: 1 })),
      edges: ties.map((tie, i) => ({ id: i, from: tie.from, to: tie.to, width: 1 })).reverse(), // the strongest are drawn last, on top
    }, {
      physics: { enabled: false }, layout: { improvedLayout: false },
      nodes: { chosen: false }, edges: { chosen: false, smooth: false, hoverWidth: 0, selectionWidth: 0 },
      interaction: { hover: false, selectable: false, dragNodes: false, keyboard: false, zoomSpeed: 0.7, hideEdgesOnDrag: many, hideEdgesOnZoom: many },
    });
    net.on("beforeDrawing", resize);
    net.on("afterDrawing", label);
    net.on("click", (event) => pick(at(event.pointer.DOM)));
    net.on("dragStart", () => { state.moved = true; hide(); });
    net.on("zoom", () => { state.moved = true; hide(); });
    new ResizeObserver(() => { if (!state.moved) fit(); }).observe(held);
    fit();
  }

  function fit(animated) {
    if (!net || !held.clientWidth) return;
    const ys = nodes.map((node) => node.y), top = Math.min(...ys), bottom = Math.max(...ys), wide = held.clientWidth > 600;
    const text = lines.map((own) => (few ? Math.min(wide ? 200 : 45, 24 + 6.8 * Math.max(...own.map((line) => line.length))) : 60));
    const edge = (scale, side) => Math.max(...nodes.map((node, i) => side * node.x * scale + (outward[i] === side ? text[i] : 16)));
    let low = 0.01, high = Math.min((held.clientHeight - (wide ? 96 : 40)) / (bottom - top + 1), 2);
    for (let i = 0; i < 24 && edge(high, 1) + edge(high, -1) > held.clientWidth - 12; i++) { // the largest scale at which labels fit in
      const middle = (low + high) / 2;
      if (edge(middle, 1) + edge(middle, -1) > held.clientWidth - 12) high = middle;
      else low = middle;
      if (high - low < 1e-3) high = low;
    }
    zero = high;
    move({ x: (edge(zero, 1) - edge(zero, -1)) / 2 / zero, y: (top + bottom) / 2 + (wide ? 8 / zero : 0) }, zero, animated);
    state.moved = false;
  }

  const move = (position, scale, animated) => net.moveTo({ position, scale, animation: animated && !still() ? { duration: 250 } : false });

  function resize() { // shapes and lines keep nearly the same size on the screen, whatever the zoom
    const scale = net.getScale();
    if (scale === drawnScale) return;
    drawnScale = scale;
    const room = Math.min(1, Math.max(0.22, Math.sqrt((held.clientWidth * held.clientHeight) / nodes.length) / 52));
    const factor = (room * Math.max(0.6, scale / zero) ** 0.4) / scale;
    for (const node of nodes) {
      const drawn = net.body.nodes[node.id];
      drawn.options.size = radius(node) * factor;
      drawn.options.borderWidth = (node.kind === "project" && few ? 2 : 1.4) * room; // vis itself keeps borders as they are on the screen
      drawn.shape.width = undefined;
    }
    ties.forEach((tie, i) => { net.body.edges[i].options.width = thick(tie) * factor; });
  }

  function lit() { // what stands out: null when nothing is picked
    if (!state.picked) return null;
    if ("tie" in state.picked) {
      const tie = ties[state.picked.tie];
      return { nodes: new Set([tie.from, tie.to]), ties: new Set([state.picked.tie]) };
    }
    const own = near[state.picked.node];
    return { nodes: new Set([state.picked.node, ...own.flatMap((i) => [ties[i].from, ties[i].to])]), ties: new Set(own) };
  }

  function colourIn() { // net.body is vis' inside: touched here and in resize() only; DataSet.update takes ten times as long
    if (!net) return;
    const light = lit(), ground = paint("--ground"), ink = paint("--ink"), edge = paint("--edge");
    for (const node of nodes) {
      const on = !light || light.nodes.has(node.id), tone = colour(node.region);
      const options = net.body.nodes[node.id].options;
      options.opacity = on ? 1 : 0.14;
      options.color = { background: tone, border: node.kind === "project" && few ? ink : ground };
    }
    ties.forEach((tie, i) => {
      const one = nodes[tie.from].region, other = nodes[tie.to].region;
      const on = !light || light.ties.has(i);
      const tone = one && one === other ? colour(one) : edge;
      const opacity = light ? (on ? 0.85 : 0.02) : opaque(tie) * (dark() ? 1.15 : 1);
      net.body.edges[i].options.color = { color: tone, highlight: tone, hover: tone, inherit: false, opacity: Math.min(1, opacity) };
    });
    drawnScale = 0;
    net.redraw();
  }

  /* Labels: the most important first, each where it covers nothing, else not at all */
  const alphabet = new Intl.Collator("sv");
  const heavier = (a, b) => weight(b) - weight(a) || alphabet.compare(nodes[a].label, nodes[b].label);
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
    if (!few || !twoMode || node.kind === "municipality") return [[lines[i]]];
    const whole = [lines[i], broken(node.label, 15, 3)];
    return node.kind === "project" ? [whole, [broken(node.label, 15, 2)], [broken(node.label, 12, 1)]] : [[...whole, broken(node.label, 9, 3)]];
  });

  const outward = nodes.map((node, i) => { // the side away from the neighbours: +1 right, −1 left
    const ends = near[i].map((k) => nodes[ties[k].from].x + nodes[ties[k].to].x - node.x);
    return ends.reduce((sum, x) => sum + x, 0) > node.x * ends.length + 8 * ends.length ? -1 : 1;
  });

  const drawn = new Map(); // node → box [x, y, width, height] of its label in the last picture
  const font = (bold, small) => `${bold ? 650 : 400} ${small ? 11 : bold ? 13 : 12}px system-ui, "Segoe UI", "Noto Sans", sans-serif`;

  function boxes() { // a set of boxes that can be asked what they meet, by way of cells of 48 pixels
    const cells = new Map();
    const keys = function* ([x, y, w, v]) {
      for (let i = Math.floor(x / 48); i <= (x + w) / 48; i++) for (let j = Math.floor(y / 48); j <= (y + v) / 48; j++) yield i * 4096 + j;
    };
    const meet = (a, b) => a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
    return {
      add(box) { for (const key of keys(box)) cells.get(key)?.push(box) || cells.set(key, [box]); },
      met(box) {
        for (const key of keys(box)) for (const other of cells.get(key) || []) if (meet(box, other)) return true;
        return false;
      },
      count(box) { return new Set([...keys(box)].flatMap((key) => (cells.get(key) || []).filter((other) => meet(box, other)))).size; },
    };
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
    if (!few || !twoMode) return [0];
    if (nodes[id].kind !== "project") return [0, 5];
    return hubs > 12 ? [0, 8, 18, 30] : [0, 8, 18, 30, 45, 65, 90, 120];
  };

  function stand(ctx, id, spot, solid, dots, leads) { // [box, lines] of a label, or nothing where it would cover something
    const trials = forms[id].map((group) => group.map((text) => [text, Math.max(...text.map((line) => ctx.measureText(line).width)), text.length * 14]));
    const free = ([text, w, v], away) => places(id, spot, w, v, away).filter((box) => !solid.met(box)).map((box) => [box, text]);
    for (const group of trials) {
      for (const away of ways(id)) {
        for (const trial of group) {
          const found = free(trial, away).find(([box]) => !dots.met(box));
          if (found) return found;
        }
      }
    }
    return leads ? free(trials[0][0], 0).map((one) => [dots.count(one[0]), one]).sort((a, b) => a[0] - b[0])[0]?.[1] : undefined;
  }

  function label(ctx) {
    const light = lit(), wide = held.clientWidth, high = held.clientHeight, small = wide < 600, ratio = ctx.canvas.width / wide;
    const solid = boxes(), dots = boxes(), spots = new Map(); // a label that leads may cover dots, never a hub or another label
    for (const node of nodes) {
      const { x, y } = net.canvasToDOM(node), r = net.body.nodes[node.id].options.size * net.getScale();
      if ((light && !light.nodes.has(node.id)) || x < -20 || y < -20 || x > wide + 20 || y > high + 20) continue;
      spots.set(node.id, [x, y, r]);
      (few && node.kind === "project" ? solid : dots).add([x - r, y - r, 2 * r, 2 * r]);
    }
    solid.add([wide - 56, high - 146, 56, 146]); // the zoom buttons
    if (!small) solid.add([0, high - 30, 480, 30]); // the hint
    const first = state.picked ? ("tie" in state.picked ? [ties[state.picked.tie].from, ties[state.picked.tie].to] : [state.picked.node]) : [];
    const bold = new Set([...first, ...order.filter((i) => (twoMode && few ? nodes[i].kind === "project" : most > 1)).slice(0, twoMode && few ? 400 : 12)]);
    const asking = [...new Set([...first, ...order])].filter((id) => spots.has(id)).slice(0, spots.size > 400 ? 70 : 400);
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    Object.assign(ctx, { textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: paint("--ground"), fillStyle: paint("--ink") });
    drawn.clear();
    asking.forEach((id, rank) => {
      ctx.font = font(bold.has(id), small);
      const leads = first.includes(id) || (!(twoMode && few) && most > 1 && rank < Math.min(few ? 40 : 25, spots.size / 4));
      const [box, text] = stand(ctx, id, spots.get(id), solid, dots, leads) || [];
      if (!box) return;
      solid.add([box[0] - 3, box[1], box[2] + 6, box[3]]);
      drawn.set(id, box);
      if (nodes[id].kind === "project") lead(ctx, spots.get(id), box);
      write(ctx, text, box, spots.get(id)[0]);
    });
    first.filter((id) => spots.has(id)).forEach((id) => ring(ctx, spots.get(id)));
    ctx.restore();
  }

  function write(ctx, text, [left, top, w], x) { // with a halo in the colour of the ground; flush right where it stands to the left of its dot
    text.forEach((line, i) => {
      const indent = left + w < x ? w - ctx.measureText(line).width : left < x ? (w - ctx.measureText(line).width) / 2 : 0;
      ctx.strokeText(line, left + indent, top + 7 + 14 * i);
      ctx.fillText(line, left + indent, top + 7 + 14 * i);
    });
  }

  function lead(ctx, [x, y, r], [left, top, w, v]) { // a line from a project to its title, where that stands far off
    const toX = Math.max(left, Math.min(x, left + w)), toY = Math.max(top, Math.min(y, top + v)), far = Math.hypot(toX - x, toY - y);
    if (far < r + 20) return;
    ctx.save();
    Object.assign(ctx, { strokeStyle: paint("--ink"), lineWidth: 1.2 });
    ctx.setLineDash([2, 3]);
    ctx.beginPath();
    ctx.moveTo(x + ((toX - x) * r) / far, y + ((toY - y) * r) / far);
    ctx.lineTo(toX, toY);
    ctx.stroke();
    ctx.restore();
  }

  function ring(ctx, [x, y, r]) {
    Object.assign(ctx, { strokeStyle: paint("--accent"), lineWidth: 2.5 });
    ctx.beginPath();
    ctx.arc(x, y, r + 4, 0, 7);
    ctx.stroke();
  }

  /* What lies under the pointer */
  function at({ x, y }) {
    let best = null, least = 1e9;
    for (const node of nodes) {
      const p = net.canvasToDOM(node), r = net.body.nodes[node.id].options.size * net.getScale();
      const far = Math.hypot(p.x - x, p.y - y) - r;
      if (far < least) { least = far; best = { node: node.id }; }
    }
    for (const [id, [bx, by, w, v]] of drawn) if (least > 0 && x > bx && y > by && x < bx + w && y < by + v) return { node: id };
    if (least < 5) return best;
    const light = lit();
    least = 5;
    best = null;
    ties.forEach((tie, i) => {
      if (light && !light.ties.has(i)) return;
      const a = net.canvasToDOM(nodes[tie.from]), b = net.canvasToDOM(nodes[tie.to]);
      const dx = b.x - a.x, dy = b.y - a.y, s = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(a.x + s * dx - x, a.y + s * dy - y);
      if (far < least) { least = far; best = { tie: i }; }
    });
    return best;
  }

  function tell(event) {
    const box = held.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, under = net && at({ x, y }), tip = $("tip");
    held.style.cursor = under ? "pointer" : "default";
    if (!under) return hide();
    if ("node" in under) {
      const node = nodes[under.node];
      const inside = only(under.node) && `${t().kind.project}: ${only(under.node)}`;
      const said = [node.label, `${t().kind[node.kind]} · ${region(node.region)}`, about(under.node).join(" · "), inside];
      tip.textContent = said.filter(Boolean).join("\n");
    } else {
      const tie = ties[under.tie];
      tip.textContent = [between(tie), means(tie), evidence(tie)].filter(Boolean).join("\n");
    }
    tip.hidden = false;
    tip.style.left = `${Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 6))}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > box.height ? y - tip.offsetHeight - 10 : y + 18}px`;
    return undefined;
  }
  const hide = () => { $("tip").hidden = true; };

  /* Picking */
  function pick(what, show) {
    state.picked = what || null;
    colourIn();
    panel();
    if (what && show && net && !state.table) reveal(what);
  }
  function reveal(what) {
    const ends = "node" in what ? [nodes[what.node]] : [nodes[ties[what.tie].from], nodes[ties[what.tie].to]];
    const within = ({ x, y }) => x > 20 && y > 20 && x < held.clientWidth - 20 && y < held.clientHeight - 20;
    const seen = ends.every((node) => within(net.canvasToDOM(node)));
    const middle = { x: ends.reduce((sum, node) => sum + node.x, 0) / ends.length, y: ends.reduce((sum, node) => sum + node.y, 0) / ends.length };
    if (!seen) { state.moved = true; move(middle, net.getScale(), true); }
  }

  /* Beside the picture */
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
  const alike = new Set(ties.map(evidence)).size < 2; // then the legend says it once
  const counted = (n) => h("span", { class: "count" }, number(n));
  const named = (i, note = apart(i)) => h("span", {}, nodes[i].label, note && h("span", { class: "note" }, note));
  const nodeRow = (i) => row({ node: i }, dot(i), named(i), counted(weight(i)));
  const tieRow = (i) => row({ tie: i }, h("span", {}, between(ties[i])), twoMode ? "" : counted(ties[i].projects));
  const otherRow = (me) => (i) => {
    const other = ties[i].from === me ? ties[i].to : ties[i].from;
    const note = twoMode ? t().kind[nodes[other].kind] : [alike ? "" : evidence(ties[i]), apart(other)].filter(Boolean).join(" · ");
    return row({ tie: i }, dot(other), named(other, note), twoMode ? "" : counted(ties[i].projects));
  };
  const ranked = (me) => { // strongest first, then by name
    const name = (i) => nodes[ties[i].from === me ? ties[i].to : ties[i].from].label;
    return [...near[me]].sort((a, b) => ties[b].projects - ties[a].projects || alphabet.compare(name(a), name(b)));
  };
  const back = () => h("button", { type: "button", class: "back", click: () => pick(null) }, `← ${t().back}`);

  const proof = ([project, said]) => h("div", { class: "proof" }, h("strong", {}, projects[project][1]), h("span", {}, said ? `${t().page} ${said}` : ""));

  function panel() {
    const into = $("panel"), picked = state.picked;
    into.scrollTop = 0;
    if (!picked) {
      const graded = twoMode || most > 1, first = graded ? 12 : 60; // where all are alike, a ranking would be made up
      const everybody = order.length ? [h("h3", {}, graded ? t().most[facts.kind] : t().everybody), list([...order].sort(heavier), nodeRow, first)] : [];
      into.replaceChildren(...everybody,
        ...(strongest > 1 ? [h("h3", {}, t().strong), list(ties.map((_, i) => i), tieRow, 12)] : []));
    } else if ("node" in picked) {
      const node = nodes[picked.node];
      into.replaceChildren(back(), h("h2", {}, dot(picked.node), " ", node.label), h("p", { class: "about" }, `${t().kind[node.kind]} · ${region(node.region)}`),
        node.kind === "project" ? "" : h("p", { class: "about" }, [count(node.projects, "project"), only(picked.node)].filter(Boolean).join(": ")),
        h("h3", {}, tied(picked.node)),
        near[picked.node].length ? list(ranked(picked.node), otherRow(picked.node)) : h("p", {}, t().noties));
    } else {
      const tie = ties[picked.tie];
      into.replaceChildren(back(), h("h2", {}, between(tie)), h("p", { class: "about" }, means(tie)), h("p", { class: "about" }, evidence(tie)),
        row({ node: tie.from }, dot(tie.from), h("span", {}, nodes[tie.from].label)), row({ node: tie.to }, dot(tie.to), h("span", {}, nodes[tie.to].label)),
        h("h3", {}, t().behind), list(tie.proof, proof));
    }
  }

  const item = (sign, text, n) => h("div", { class: "item" }, sign, h("span", {}, text), n === undefined ? "" : counted(n));
  function evidenceKey() {
    const found = new Map();
    for (const tie of ties) for (const name of [tie.evidence, tie.significance]) if (name) found.set(name, (found.get(name) || 0) + 1);
    return [...found].sort((a, b) => Object.keys(words.sv.word).indexOf(a[0]) - Object.keys(words.sv.word).indexOf(b[0])).map(([name, n]) => {
      const [said, meaning] = t().word[name] || [name, ""];
      const text = n === ties.length ? fill(t().every, { word: said }) : `${count(n, "tie")}: ${said}`;
      return h("p", {}, `${text} (${meaning}).`);
    });
  }
  function key() {
    const kinds = ["project", "actor", "municipality"].filter((kind) => nodes.some((node) => node.kind === kind));
    const counts = new Map();
    for (const node of nodes) counts.set(node.region, (counts.get(node.region) || 0) + 1);
    const named = REGIONS.map((r) => r[0]);
    const shown = [...named, ...[...counts.keys()].filter((name) => name && !named.includes(name)).sort(alphabet.compare), ""].filter((name) => counts.has(name));
    const said = evidenceKey(), ink = paint("--quiet");
    $("key").replaceChildren(
      nodes.length && !ties.length ? h("p", {}, t().lonely) : "",
      facts.beyond ? h("p", {}, fill(t().beyond, { projects: count(facts.beyond, "project"), cap: number(facts.cap) })) : "",
      facts.unable ? h("p", {}, fill(t().unable, { projects: count(facts.unable, "project") })) : "",
      facts.undated ? h("p", {}, fill(t().undated, { projects: count(facts.undated, "project") })) : "",
      ...kinds.map((kind) => item(mark(kind, ink), t().shape[kind])),
      most > 1 ? h("p", {}, `${t().size}.`) : "", h("p", {}, t().width[facts.kind]), t().caution[facts.kind] && h("p", {}, t().caution[facts.kind]),
      h("h3", {}, t().region), ...shown.map((name) => item(mark(kinds.length > 1 ? "municipality" : kinds[0], colour(name)), region(name), counts.get(name))),
      ...(twoMode ? [] : [h("p", {}, t().colour)]), ...(said.length ? [h("h3", {}, t().evidence), ...said] : []));
  }

  function table() {
    const [column, way] = state.sort, value = {
      from: (i) => nodes[ties[i].from].label, to: (i) => nodes[ties[i].to].label,
      projects: (i) => ties[i].projects, about: (i) => (twoMode ? means(ties[i]) : evidence(ties[i])),
    };
    const rank = new Intl.Collator(t().locale), compare = (a, b) => (typeof a === "number" ? a - b : rank.compare(a, b));
    const sorted = ties.map((_, i) => i).sort((a, b) => way * compare(value[column](a), value[column](b)) || a - b);
    const body = h("tbody", {}), one = t().kind[nodes.length ? nodes[0].kind : "actor"];
    const heads = twoMode ? { from: t().party, to: t().kind.project, about: t().about } : { from: one, to: one, projects: t().number, about: t().about };
    const turn = (name) => { state.sort = [name, name === column ? -way : name === "projects" ? -1 : 1]; table(); };
    const sign = way > 0 ? ["ascending", " ↑"] : ["descending", " ↓"];
    const head = Object.entries(heads).map(([name, text]) => h("th", { scope: "col", "aria-sort": name === column ? sign[0] : "none" },
      h("button", { type: "button", click: () => turn(name) }, text, name === column ? sign[1] : "")));
    const more = h("button", { type: "button", class: "more", click: () => grow() }, t().more);
    const grow = () => {
      body.append(...sorted.slice(body.childElementCount, body.childElementCount + 300).map((i) => h("tr", {},
        h("td", {}, h("button", { type: "button", click: () => { pick({ tie: i }); $("panel").focus(); } }, value.from(i))), h("td", {}, value.to(i)),
        ...(twoMode ? [] : [h("td", { class: "number" }, number(ties[i].projects))]), h("td", {}, value.about(i)))));
      more.hidden = body.childElementCount >= sorted.length;
    };
    grow();
    $("table").replaceChildren(ties.length ? h("table", {}, h("thead", {}, h("tr", {}, ...head)), body) : h("p", {}, t().lonely), more);
  }

  /* Search */
  const folded = nodes.map((node) => fold(node.label));
  let hits = [], chosen = -1;
  function search() {
    const exact = $("search").value.trim().toLowerCase(), asked = fold(exact);
    const tests = [ // the best match first: as typed, then without diacritics
      (i) => nodes[i].label.toLowerCase().startsWith(exact), (i) => folded[i].startsWith(asked),
      (i) => folded[i].split(/[\s,/(-]+/).some((part) => part.startsWith(asked)), (i) => folded[i].includes(asked),
    ];
    const rate = (i) => tests.findIndex((test) => test(i));
    const found = asked ? order.map((i) => [rate(i), i]).filter(([rank]) => rank >= 0) : [];
    hits = found.sort((a, b) => a[0] - b[0] || heavier(a[1], b[1])).slice(0, 12).map(([, i]) => i);
    chosen = hits.length ? 0 : -1;
    offer(asked);
  }
  function offer(asked) {
    const take = (k) => (event) => { event.preventDefault(); choose(k); };
    const found = hits.map((i, k) => h("li", { role: "option", id: `hit${k}`, "aria-selected": String(k === chosen), mousedown: take(k) },
      dot(i), named(i)));
    $("hits").replaceChildren(...(found.length ? found : [h("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, t().nohit)]));
    $("hits").hidden = !asked;
    $("search").setAttribute("aria-expanded", String(Boolean(asked)));
    if (chosen >= 0 && asked) $("search").setAttribute("aria-activedescendant", `hit${chosen}`);
    else $("search").removeAttribute("aria-activedescendant");
  }
  function choose(k) {
    if (!(k in hits)) return;
    pick({ node: hits[k] }, true);
    $("search").value = "";
    hits = [];
    offer("");
    held.focus({ preventScroll: true });
  }
  $("search").addEventListener("input", search);
  $("search").addEventListener("blur", () => offer(""));
  $("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") choose(chosen);
    else if (event.key === "Escape") { $("search").value = ""; hits = []; offer(""); held.focus({ preventScroll: true }); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      offer("shown");
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  /* Keys and buttons */
  function step(dx, dy) { // to the nearest node in that direction; from nowhere, to the most important
    const from = state.picked && "node" in state.picked ? nodes[state.picked.node] : null;
    let best = from ? null : order[0], least = 1e9;
    for (const node of from ? nodes : []) {
      const along = (node.x - from.x) * dx + (node.y - from.y) * dy, across = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
      if (along > 0 && along >= across * 0.7 && along + 1.5 * across < least) { least = along + 1.5 * across; best = node.id; }
    }
    if (best !== null && best !== undefined) pick({ node: best }, true);
  }
  const zoom = (factor) => { if (net) { state.moved = true; move(net.getViewPosition(), net.getScale() * factor, true); } };
  const keys = {
    ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
    "+": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: () => fit(true), Enter: () => { if (state.picked) $("panel").focus(); },
  };
  held.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    keys[event.key]();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") pick(null);
    else if (event.key === "/" && document.activeElement !== $("search")) { $("search").focus(); event.preventDefault(); }
  });
  let waiting = 0;
  held.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch" && !event.buttons && !waiting) waiting = setTimeout(() => { waiting = 0; tell(event); }, 40);
  });
  held.addEventListener("pointerleave", () => { clearTimeout(waiting); waiting = 0; hide(); });
  $("in").addEventListener("click", () => zoom(1.4));
  $("out").addEventListener("click", () => zoom(1 / 1.4));
  $("fit").addEventListener("click", () => fit(true));
  $("language").addEventListener("click", () => { state.lang = state.lang === "sv" ? "en" : "sv"; speak(); });
  $("theme").addEventListener("click", () => { state.theme = dark() ? "light" : "dark"; dress(); });
  $("view").addEventListener("click", () => { state.table = !state.table; speak(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dress());

  /* Language and theme */
  function numbers() {
    const drawnKinds = (kind) => nodes.filter((node) => node.kind === kind).length;
    const kinds = twoMode ? ["project", "actor", "municipality"] : [facts.kind === "actors" ? "actor" : "municipality"];
    const parts = kinds.map((kind) => amount(drawnKinds(kind), facts.kinds[kind], kind));
    if (!twoMode) parts.push(amount(facts.counted, facts.projects, "project"));
    parts.push(amount(ties.length, facts.ties, "tie"));
    const text = parts.join(" · ");
    return nodes.length === facts.nodes && ties.length === facts.ties ? text : fill(t().strongest, { what: text, rule: t().rule[facts.kind] });
  }
  function speak() {
    document.documentElement.lang = state.lang;
    document.title = `${t().title[facts.kind]} – esfgraph`;
    $("title").textContent = t().title[facts.kind];
    $("subtitle").textContent = numbers();
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = t()[element.dataset.text];
    const names = { theme: t().theme, in: t().zoomin, out: t().zoomout, fit: t().fit };
    for (const [id, name] of Object.entries(names)) { $(id).setAttribute("aria-label", name); $(id).setAttribute("title", name); }
    $("search").setAttribute("placeholder", t().search[facts.kind]);
    $("search").setAttribute("aria-label", t().search[facts.kind]);
    $("language").textContent = t().language;
    $("language").setAttribute("lang", state.lang === "sv" ? "en" : "sv");
    $("view").textContent = state.table ? t().picture : t().table;
    $("view").setAttribute("aria-pressed", String(state.table));
    held.setAttribute("aria-label", `${t().drawing}: ${numbers()}`);
    $("table").hidden = !state.table;
    for (const id of ["network", "zoom", "hint"]) $(id).hidden = state.table || !nodes.length;
    $("empty").hidden = state.table || nodes.length > 0;
    $("empty").textContent = t().empty;
    hide();
    key();
    panel();
    if (state.table) table();
  }
  function dress() {
    if (state.theme) document.documentElement.dataset.theme = state.theme;
    key();
    panel();
    colourIn();
  }

  const asked = new URLSearchParams(location.hash.slice(1)); // #lang=en&theme=dark: how the page opens
  if (asked.get("lang") in words) state.lang = asked.get("lang");
  if (["light", "dark"].includes(asked.get("theme"))) state.theme = asked.get("theme");
  if (matchMedia("(max-width: 900px)").matches) $("legend").open = false;
  speak();
  if (nodes.length) start();
  dress();
  window.esfgraph = {
    nodes: nodes.length, ties: ties.length, net, state, pick, place: (i) => net.canvasToDOM(nodes[i]),
    labels: () => [...drawn.values()], labelled: () => [...drawn.keys()],
  };
})();
