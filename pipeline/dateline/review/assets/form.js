// The record as a form: whatever is changed in it makes the verdict "correct".

const FIELDS = ["instrument", "item", "amount", "vehicle", "action"];
const LISTS = { topics: "topics", by: "said by" };
let made = 0;

const here = () => (current < 0 ? null : events[shown[current]]);

function field(label, control) {
  made += 1;
  control.id = control.id || `field-${made}`;
  return make("div", { class: "field" }, make("label", { for: control.id }, label), control);
}

function select(values, value, change, props = {}) {
  const node = make("select", props, ...values.map((v) => make("option", { value: v || "" }, (v || "–").replace("_", " "))));
  node.value = value || "";
  node.addEventListener("change", () => change(node.value || null));
  return node;
}

function input(value, change, props = {}) {
  const node = make("input", { value: value || "", ...props });
  node.addEventListener("change", () => change(node.value.trim() || null, node));
  return node;
}

function drawForm() {
  const event = here();
  const form = byId("record");
  if (!event) return form.replaceChildren();
  const seen = now(event);
  const body = event.none ? [] : [...heads(event, seen), parts(event, seen), ...rest(event, seen), origin(seen)];
  return form.replaceChildren(buttons(event), ...body);
}

function buttons(event) {
  const verdict = verdictOf(event);
  const button = (id, label, key, act, pressed) => {
    const node = make("button", { type: "button", id, title: key, "aria-keyshortcuts": key, "aria-pressed": pressed }, label);
    node.addEventListener("click", act);
    return node;
  };
  const is = (name) => String(verdict === name);
  return make(
    "div", { class: "verdicts", role: "group", "aria-label": "Verdict" },
    button("accept", event.none ? "✓ Indeed none" : "✓ Accept", "a", () => judge("accept"), is("accept")),
    ...(event.none ? [] : [button("reject", "✗ Reject", "r", () => judge("reject"), is("reject"))]),
    button("undo", "Undo", "u", undo, null),
    button("add", "+ Missed event", "m", addEvent, null),
    make("span", { class: `grow ${verdict}` }, verdict ? `${SIGNS[verdict]} ${verdict}` : "not yet judged"),
  );
}

function heads(event, seen) {
  const types = Object.keys(settings.roles);
  return [
    field("trigger", input(seen.words, (words, node) => setTrigger(event, words, node), { id: "trigger-words" })),
    field("type", select(types, seen.type, (type) => setType(event, type), { id: "type" })),
    field("status", select(settings.statuses, seen.status, (status) => mend(event, { status }), { id: "status" })),
    ...(settings.stages[seen.type] ? [field("stage", select([null, ...settings.stages[seen.type]], seen.stage, (stage) => mend(event, { stage }), { id: "stage" }))] : []),
    field("hedged", checkbox(seen.hedged, (hedged) => mend(event, { hedged }))),
    field("date", input(seen.date && seen.date.edtf, (edtf) => mend(event, { date: dated(edtf) }), { placeholder: "2020-03-16, 2019-10, 2016/.." })),
  ];
}

function checkbox(value, change) {
  const node = make("input", { type: "checkbox", checked: value });
  node.addEventListener("change", () => change(node.checked));
  return node;
}

// The days are only for the filters here: what an EDTF string means is not decided in the page.
function dated(edtf) {
  if (!edtf) return null;
  const [from, to] = edtf.includes("/") ? edtf.split("/") : [edtf, edtf];
  const day = (text, fill) => (DATE.test(text) ? fill(text) : null);
  return { edtf, from: day(from, firstDay), to: day(to, lastDay), basis: "reviewed", at: null };
}

function parts(event, seen) {
  const roles = settings.roles[seen.type] || [];
  const change = (index, changes) => mend(event, { parts: seen.parts.map((p, i) => (i === index ? { ...p, ...changes } : p)) });
  const rows = seen.parts.map((part, index) => {
    const remove = make("button", { type: "button", title: "remove", "aria-label": `remove ${part.name}` }, "×");
    remove.addEventListener("click", () => mend(event, { parts: seen.parts.filter((_, i) => i !== index) }));
    return make(
      "div", { class: "part" },
      select(roles, part.role, (role) => change(index, { role }), { "aria-label": `role of ${part.name || "participant"}`, ...(index ? {} : { id: "first-role" }) }),
      input(part.name, (name) => name && change(index, { name, at: placed(seen, name, part.at) }), { "aria-label": `name, ${part.role}`, title: [part.kind, part.country].filter(Boolean).join(", ") }),
      remove,
    );
  });
  const add = make("button", { type: "button", title: "p", id: "add-part" }, "+ Participant");
  add.addEventListener("click", addPart);
  return make("fieldset", {}, make("legend", {}, "Participants"), ...rows, add);
}

function placed(event, name, before) {
  const text = texts[event.a];
  const found = text && text.find(name, event.trigger ? event.trigger[0] : 0);
  return found ? [found] : before;
}

function rest(event, seen) {
  const lists = Object.entries(LISTS).map(([key, label]) =>
    field(label, input(seen[key].join("; "), (value) => mend(event, { [key]: split(value || "") }), { title: "parted by ;" })));
  const places = input(seen.places.map((p) => p.name).join("; "), (value) => mend(event, {
    places: split(value || "").map((name) => seen.places.find((p) => p.name === name) || { name, country: null, at: null }),
  }), { title: "parted by ;" });
  const plain = FIELDS.map((key) => field(key, input(seen[key], (value) => mend(event, { [key]: value }))));
  return [...lists, field("places", places), ...plain];
}

function origin(seen) {
  const codes = Object.entries(seen.codes).filter(([, code]) => code).map(([scheme, code]) => `${scheme} ${code}`);
  const told = [seen.rule, seen.added ? "" : `confidence ${seen.confidence.toFixed(2)}`, ...codes].filter(Boolean);
  return make("p", { class: "pale" }, told.join(" · "));
}

function mend(event, changes) {
  correct(event, changes);
  const place = document.activeElement && document.activeElement.id;
  refresh();
  if (place && byId(place)) byId(place).focus();
  said("corrected");
}

function setType(event, type) {
  const roles = settings.roles[type];
  const seen = now(event);
  const changed = seen.parts.map((p) => ({ ...p, role: roles.includes(p.role) ? p.role : roles[0] }));
  const stage = (settings.stages[type] || []).includes(seen.stage) ? seen.stage : null;
  mend(event, { type, stage, parts: changed });
}

function setTrigger(event, words, node) {
  const text = texts[event.a];
  const seen = now(event);
  const found = text && text.find(words, seen.trigger ? seen.trigger[0] : 0);
  node.setCustomValidity(found ? "" : "These words do not stand in the article.");
  if (!found) return node.reportValidity();
  const mentions = [found, ...seen.mentions.filter(([start]) => !seen.trigger || start !== seen.trigger[0])];
  return mend(event, { words, trigger: found, mentions });
}
