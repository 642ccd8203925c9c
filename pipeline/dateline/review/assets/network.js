// Who with whom: the actors named most, joined where one event names both; colour tells the type.

const MOST_ACTORS = 36;
const ROUNDS = 260;

function graph(list) {
  const names = frequent(list, MOST_ACTORS);
  const nodes = names.map(([name, count], i) => {
    const angle = (i / names.length) * 2 * Math.PI;
    return { name, count, x: Math.cos(angle) * 220, y: Math.sin(angle) * 220 };
  });
  const at = new Map(nodes.map((node, i) => [node.name, i]));
  const edges = new Map();
  for (const event of list) {
    const places = unique(event.parts.map((p) => at.get(p.name)).filter((i) => i !== undefined)).sort((a, b) => a - b);
    places.forEach((a, i) => places.slice(i + 1).forEach((b) => {
      const key = `${a} ${b}`;
      if (!edges.has(key)) edges.set(key, { a, b, count: 0, types: new Map() });
      const edge = edges.get(key);
      edge.count += 1;
      edge.types.set(event.type, (edge.types.get(event.type) || 0) + 1);
    }));
  }
  return { nodes, edges: [...edges.values()] };
}

// Springs along the edges, repulsion between all: the same events give the same picture.
function settle({ nodes, edges }) {
  for (let round = 0; round < ROUNDS; round += 1) {
    const heat = 18 * (1 - round / ROUNDS);
    for (const node of nodes) { node.fx = -node.x * 0.03; node.fy = -node.y * 0.03; }
    nodes.forEach((one, i) => nodes.slice(i + 1).forEach((two) => push(one, two)));
    for (const { a, b, count } of edges) pull(nodes[a], nodes[b], 0.012 * Math.min(3, count));
    for (const node of nodes) {
      const force = Math.hypot(node.fx, node.fy) || 1;
      node.x += (node.fx / force) * Math.min(force, heat);
      node.y += (node.fy / force) * Math.min(force, heat);
    }
  }
}

// Names are wide and not tall: what overlaps moves apart up and down.
function unfold(nodes) {
  for (let round = 0; round < 80; round += 1) {
    nodes.forEach((one, i) => nodes.slice(i + 1).forEach((two) => {
      const [left, right] = one.x < two.x ? [one, two] : [two, one];
      const gap = 17 - Math.abs(one.y - two.y);
      if (gap <= 0 || right.x - left.x > 34 + 6.6 * Math.min(28, left.name.length)) return;
      const up = one.y < two.y ? one : two;
      const down = up === one ? two : one;
      up.y -= gap / 2;
      down.y += gap / 2;
    }));
  }
}

function push(one, two) {
  const dx = one.x - two.x;
  const dy = one.y - two.y;
  const far = Math.max(25, dx * dx + dy * dy);
  const force = 9000 / far;
  const length = Math.sqrt(far);
  one.fx += (dx / length) * force; one.fy += (dy / length) * force;
  two.fx -= (dx / length) * force; two.fy -= (dy / length) * force;
}

function pull(one, two, force) {
  const dx = two.x - one.x;
  const dy = two.y - one.y;
  one.fx += dx * force; one.fy += dy * force;
  two.fx -= dx * force; two.fy -= dy * force;
}

function drawNetwork() {
  const place = byId("network");
  const focused = document.activeElement && place.contains(document.activeElement) && document.activeElement.dataset.name;
  const found = graph(shown.map((index) => now(events[index])));
  settle(found);
  unfold(found.nodes);
  const xs = found.nodes.map((node) => node.x);
  const ys = found.nodes.map((node) => node.y);
  const left = Math.min(-50, ...xs) - 70;
  const top = Math.min(-50, ...ys) - 30;
  const box = [left, top, Math.max(50, ...xs) - left + 110, Math.max(50, ...ys) - top + 40];
  const lines = found.edges.map((edge) => line(edge, found.nodes));
  const dots = found.nodes.map((node, i) => dot(node, found, i));
  dots.forEach((node, i) => node.setAttribute("tabindex", i === 0 ? "0" : "-1"));
  place.replaceChildren(makeSvg(
    "svg", { viewBox: box.join(" "), role: "group", "aria-label": `Network of the ${dots.length} actors named most` }, ...lines, ...dots,
  ));
  const again = focused && [...place.querySelectorAll("[data-name]")].find((node) => node.dataset.name === focused);
  if (again) again.focus();
}

function line({ a, b, count, types }, nodes) {
  const [one, two] = [nodes[a], nodes[b]];
  const [type] = [...types].sort((x, y) => y[1] - x[1])[0];
  const ends = { x1: one.x, y1: one.y, x2: two.x, y2: two.y };
  const told = `${one.name} and ${two.name}: ${[...types].map(([name, n]) => `${n} ${name}`).join(", ")}`;
  const group = makeSvg("g", { class: "edge" }, makeSvg("title", {}, told),
    makeSvg("line", { ...ends, class: `c t-${type}`, "stroke-width": Math.min(8, 1 + count) }), makeSvg("line", { ...ends, class: "hit" }));
  group.style.cursor = "pointer";
  group.addEventListener("click", () => chooseActor(`${one.name} + ${two.name}`));
  return group;
}

function dot(node, { nodes, edges }, i) {
  const near = edges.filter((edge) => edge.a === i || edge.b === i).map((edge) => nodes[edge.a === i ? edge.b : edge.a].name);
  const told = `${node.name}: ${node.count} ${node.count === 1 ? "event" : "events"}${near.length ? `, with ${near.join(", ")}` : ""}`;
  const size = 4 + Math.min(14, 2 * Math.sqrt(node.count));
  const group = makeSvg("g", { role: "button", "aria-label": told, "data-name": node.name, transform: `translate(${node.x} ${node.y})` },
    makeSvg("title", {}, told), makeSvg("circle", { class: "c t-none", r: size }),
    makeSvg("text", { x: size + 3, y: 4 }, node.name.length > 28 ? `${node.name.slice(0, 27)}…` : node.name));
  if (filters.actor === node.name) group.classList.add("chosen");
  group.addEventListener("click", () => chooseActor(node.name));
  group.addEventListener("keydown", (event) => moveFocus(event, group, () => chooseActor(node.name)));
  return group;
}

const chooseActor = (actor) => setFilters({ actor: filters.actor === actor ? "" : actor });

function toggleNetwork() {
  const network = byId("network");
  byId("legend").replaceChildren();
  network.hidden = !network.hidden;
  byId("article").hidden = !network.hidden;
  byId("show-network").setAttribute("aria-pressed", String(!network.hidden));
  if (network.hidden) drawArticle();
  else drawNetwork();
}
