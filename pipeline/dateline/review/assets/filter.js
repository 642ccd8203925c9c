// Which events are listed. The filters stand in the address, so that a view can be kept.

const NOTHING = { status: "", stage: "", from: "", to: "", actor: "", country: "", confidence: "0", verdict: "" };
const filters = { ...NOTHING, without: [] };
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const ACTING = ["issuer", "supplier", "visitor", "operator", "party", "participant", "partner"];
const ACTED_ON = ["recipient", "counterparty", "host"];

const namesIn = (event, roles) =>
  unique(roles.flatMap((role) => event.parts.filter((p) => p.role === role).map((p) => p.name)));

function who(event) {
  const acting = namesIn(event, ACTING);
  const others = namesIn(event, ACTED_ON).filter((name) => !acting.includes(name));
  if (!others.length) return (acting.length ? acting : unique(event.parts.map((p) => p.name))).join(", ");
  return `${acting.join(", ") || "?"} → ${others.join(", ")}`;
}

function what(event) {
  const thing = [event.instrument, event.item].filter(Boolean).join(" ") || event.vehicle || "";
  const head = [(event.stage || "").replace("_", " "), thing].filter(Boolean).join(" ");
  const tail = event.action || event.topics.join(", ") || event.amount || "";
  return head && tail && !head.includes(tail) ? `${head}: ${tail}` : head || tail || event.words;
}

const firstDay = (text) => `${text}${"-01-01".slice(text.length - 4)}`;
const lastDay = (text) => `${text}${"-12-31".slice(text.length - 4)}`;

function inTime(event) {
  const from = DATE.test(filters.from) ? firstDay(filters.from) : "";
  const to = DATE.test(filters.to) ? lastDay(filters.to) : "";
  if (!from && !to) return true;
  if (!event.date) return false;
  return (event.date.to || "9999") >= (from || "0") && (event.date.from || "0") <= (to || "9999");
}

function hasActors(event) {
  const wanted = filters.actor.toLowerCase().split("+").map((name) => name.trim()).filter(Boolean);
  return wanted.every((name) => event.parts.some((p) => p.name.toLowerCase().includes(name)));
}

const inCountry = (event) =>
  !filters.country || [...event.parts, ...event.places].some((p) => p.country === filters.country);

// All filters but the one over time, which the timeline itself sets.
function fits(event) {
  return !filters.without.includes(event.type)
    && (!filters.status || (filters.status === "hedged" ? event.hedged : event.status === filters.status))
    && (!filters.stage || event.stage === filters.stage)
    && event.confidence >= Number(filters.confidence)
    && (!filters.verdict || (verdictOf(event) || "none") === filters.verdict)
    && inCountry(event) && hasActors(event);
}

let timed = [];

function apply() {
  const chosen = shown[current];
  timed = [];
  shown = [];
  events.forEach((event, index) => {
    const seen = now(event);
    if (!fits(seen)) return;
    timed.push(seen);
    if (inTime(seen)) shown.push(index);
  });
  current = shown.length ? Math.max(0, shown.indexOf(chosen)) : -1;
  writeControls();
  drawList();
  drawTimeline();
  if (!byId("network").hidden) drawNetwork();
  show();
}

function setFilters(changes) {
  Object.assign(filters, changes);
  const pairs = Object.entries(filters).filter(([key, value]) => String(value) !== (NOTHING[key] || ""));
  const address = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  apply();
}

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const [key, value] of given) {
    if (key === "without") filters.without = value.split(",").filter(Boolean);
    else if (key in NOTHING) filters[key] = value;
  }
}

const options = (values, first) => [["", first], ...values].map((entry) => {
  const [value, label] = Array.isArray(entry) ? entry : [entry, entry];
  return make("option", { value }, label.replace("_", " "));
});

function buildFilters() {
  const count = (key, type) => events.filter((event) => event[key] === type).length;
  byId("types").append(...Object.keys(settings.roles).map((type) => {
    const chip = make("button", { type: "button", class: `chip t-${type}`, "data-type": type }, `${type} ${count("type", type)}`);
    chip.addEventListener("click", () => toggleType(type));
    return chip;
  }));
  const countries = unique(events.flatMap((e) => [...e.parts, ...e.places].map((p) => p.country))).filter(Boolean).sort();
  const stages = unique(events.map((event) => event.stage)).filter(Boolean).sort();
  byId("f-status").append(...options([...settings.statuses, "hedged"], "any"));
  byId("f-stage").append(...options(stages, "any"));
  byId("f-country").append(...options(countries, "any"));
  byId("f-verdict").append(...options([["none", "not yet judged"], ...VERDICTS], "any"));
  byId("actors").append(...frequent(events, 200).map(([name]) => make("option", { value: name })));
  for (const key of Object.keys(NOTHING)) {
    const kind = key === "confidence" ? "input" : "change";
    byId(`f-${key}`).addEventListener(kind, (event) => setFilters({ [key]: event.target.value.trim() }));
  }
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("reset").addEventListener("click", (event) => {
    event.preventDefault();
    setFilters({ ...NOTHING, without: [] });
    said("All filters removed.");
  });
}

// The first click on a type leaves it alone on the page; further ones add and remove.
function toggleType(type) {
  const all = Object.keys(settings.roles);
  let without = filters.without;
  if (!without.length) without = all.filter((other) => other !== type);
  else without = without.includes(type) ? without.filter((other) => other !== type) : [...without, type];
  setFilters({ without: without.length === all.length ? [] : without });
}

function writeControls() {
  for (const key of Object.keys(NOTHING)) byId(`f-${key}`).value = filters[key];
  byId("f-confidence-told").textContent = Number(filters.confidence).toFixed(2);
  for (const key of ["from", "to"]) byId(`f-${key}`).classList.toggle("wrong", filters[key] !== "" && !DATE.test(filters[key]));
  for (const chip of byId("types").children) {
    chip.setAttribute("aria-pressed", String(!filters.without.includes(chip.dataset.type)));
  }
}

function frequent(list, most) {
  const counts = new Map();
  for (const event of list) for (const name of unique(event.parts.map((p) => p.name))) counts.set(name, (counts.get(name) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
}
