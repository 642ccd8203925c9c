// Events over time, stacked by type. Months, or years where there are too many of them.

const TALL = 62;

function binOf(event, size) {
  const day = event.date && (event.date.from || event.date.to);
  if (!day) return null;
  return size === 10 ? `${day.slice(0, 3)}0s` : day.slice(0, size);
}

function nextBin(bin, size) {
  if (size === 7) {
    const [year, month] = bin.split("-").map(Number);
    return month === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${bin.slice(0, 5)}${String(month + 1).padStart(2, "0")}`;
  }
  if (size === 4) return String(Number(bin) + 1).padStart(4, "0");
  return `${String(Number(bin.slice(0, 4)) + 10).padStart(4, "0")}s`;
}

function bins(list) {
  for (const [size, most] of [[7, 72], [4, 110], [10, 1000]]) {
    const counts = new Map();
    for (const event of list) {
      const bin = binOf(event, size);
      if (bin === null) continue;
      if (!counts.has(bin)) counts.set(bin, new Map());
      counts.get(bin).set(event.type, (counts.get(bin).get(event.type) || 0) + 1);
    }
    const names = [...counts.keys()].sort();
    if (!names.length) return [];
    const all = [];
    for (let bin = names[0]; bin <= names[names.length - 1] && all.length <= most; bin = nextBin(bin, size)) all.push([bin, counts.get(bin) || new Map()]);
    if (all.length <= most) return all;
  }
  return [];
}

const sum = (counts) => [...counts.values()].reduce((a, b) => a + b, 0);

function chooseBin(bin) {
  const [from, to] = bin.endsWith("s") ? [bin.slice(0, 4), `${bin.slice(0, 3)}9`] : [bin, bin];
  setFilters(filters.from === from && filters.to === to ? { from: "", to: "" } : { from, to });
}

function drawTimeline() {
  const place = byId("timeline");
  const focused = document.activeElement && place.contains(document.activeElement) && document.activeElement.dataset.bin;
  const found = bins(timed);
  const undated = timed.filter((event) => !binOf(event, 7)).length;
  const width = place.clientWidth || 900;
  const most = Math.max(1, ...found.map(([, counts]) => sum(counts)));
  const step = Math.min(60, (width - 90) / Math.max(1, found.length));
  const every = Math.max(1, Math.ceil(52 / step));
  const bars = found.map(([bin, counts], i) => bar(bin, counts, { x: i * step, step, most, label: i % every === 0 }));
  bars.forEach((node, i) => node.setAttribute("tabindex", i === 0 ? "0" : "-1"));
  const note = makeSvg("text", { x: width - 80, y: 14 }, `${undated} undated`);
  place.replaceChildren(makeSvg("svg", { viewBox: `0 0 ${width} 84`, preserveAspectRatio: "none" }, ...bars, note));
  const again = focused && place.querySelector(`[data-bin="${focused}"]`);
  if (again) again.focus();
}

function bar(bin, counts, { x, step, most, label }) {
  const total = sum(counts);
  const types = Object.keys(settings.roles).filter((type) => counts.has(type));
  const told = `${bin}: ${total} ${total === 1 ? "event" : "events"}${types.map((type) => `, ${counts.get(type)} ${type}`).join("")}`;
  const group = makeSvg("g", { role: "button", "aria-label": told, "data-bin": bin, transform: `translate(${x} 0)` });
  if (filters.from && filters.from.slice(0, 3) === bin.slice(0, 3) && (filters.from === bin || bin.endsWith("s"))) group.classList.add("chosen");
  group.append(makeSvg("title", {}, told), makeSvg("rect", { class: "ground", width: step, height: 82, y: 0 }));
  let top = TALL + 4;
  for (const type of types) {
    const tall = (counts.get(type) / most) * TALL;
    top -= tall;
    group.append(makeSvg("rect", { class: `c t-${type}`, x: 1, y: top, width: Math.max(1, step - 2), height: tall }));
  }
  if (label) group.append(makeSvg("text", { x: 1, y: 80 }, bin));
  group.addEventListener("click", () => chooseBin(bin));
  group.addEventListener("keydown", (event) => moveFocus(event, group, () => chooseBin(bin)));
  return group;
}

// One stop of the tab key for a picture; arrows walk inside of it.
function moveFocus(event, node, act) {
  const step = { ArrowRight: "nextElementSibling", ArrowDown: "nextElementSibling", ArrowLeft: "previousElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (event.key === "Enter" || event.key === " ") act();
  else if (step) {
    let other = node[step];
    while (other && other.getAttribute("role") !== "button") other = other[step];
    if (other) other.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
