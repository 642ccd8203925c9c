// Verdicts, missed events, and the labelled sample that comes of them.

function refresh() {
  drawList();
  show();
}

function judge(verdict) {
  const event = here();
  if (!event || (event.none && verdict === "reject")) return;
  // What was corrected or added by hand is accepted as it stands.
  const own = verdict === "accept" && ["correct", "added"].includes(verdictOf(event));
  if (!own) decide(event, verdict);
  said(`${own ? verdictOf(event) : verdict}; ${who(now(event))}`);
  if (current + 1 < shown.length) go(current + 1);
  drawList();
  if (current + 1 >= shown.length) show();
}

function undo() {
  const event = here();
  if (!event) return;
  decide(event, null);
  if (event.added) {
    events.splice(events.indexOf(event), 1);
    keep();
    apply();
  } else refresh();
  said("verdict removed");
}

function addEvent() {
  const base = here();
  if (!base || !texts[base.a]) return said("The article is not at hand: nothing can be marked in it.");
  const mark = selected();
  const span = mark && [mark[0], mark[1]];
  const fresh = blank(base.a, {
    id: `added:${Date.now()}-${events.length}`, added: true, type: base.type || Object.keys(settings.roles)[0], status: "occurred",
    trigger: span, words: mark ? mark[2] : "", mentions: span ? [span] : [], rule: "added by hand",
  });
  events.push(fresh);
  decide(fresh, "added");
  shown.splice(current + 1, 0, events.length - 1);
  go(current + 1);
  drawList();
  byId(mark ? "type" : "trigger-words").focus();
  return said("Event added: choose its type, mark its participants.");
}

function addPart() {
  const event = here();
  if (!event || event.none) return;
  const seen = now(event);
  const mark = selected();
  const name = mark ? mark[2].replace(/^(the|an?)\s+/i, "").replace(/[’']s?$/, "") : "";
  const part = { role: settings.roles[seen.type][0], name, kind: "", country: null, at: mark ? [[mark[0], mark[1]]] : [] };
  correct(event, { parts: [...seen.parts, part] });
  refresh();
  const rows = document.querySelectorAll(".part");
  rows[rows.length - 1].querySelector(mark ? "select" : "input").focus();
}

const spanOf = (text, [start, end]) => ({ text: text.slice(start, end), start, end });

function labelOf(event, text) {
  const mentions = unique([event.trigger, ...event.mentions].filter(Boolean).map(String)).map((pair) => pair.split(",").map(Number));
  const parts = new Map();
  for (const part of event.parts.filter((p) => p.name)) {
    const key = `${part.role}\u0000${part.name}`;
    if (!parts.has(key)) parts.set(key, { role: part.role, name: part.name, mentions: [] });
    parts.get(key).mentions.push(...part.at.map((span) => spanOf(text, span)));
  }
  return {
    type: event.type, status: event.status, hedged: event.hedged, stage: event.stage, attributed_to: event.by,
    mentions: mentions.map((span) => spanOf(text, span)), participants: [...parts.values()],
    date: event.date ? event.date.edtf : null, places: event.places.map((p) => p.name), instrument: event.instrument,
    topics: event.topics, item: event.item, vehicle: event.vehicle, amount: event.amount, action: event.action,
  };
}

// Articles in which all is judged and that can be labelled; how many are not there yet.
async function samples() {
  const byArticle = new Map();
  for (const event of events) byArticle.set(event.a, [...(byArticle.get(event.a) || []), event]);
  const lines = [];
  let partly = 0;
  for (const [a, list] of byArticle) {
    const judged = list.filter((event) => verdictOf(event));
    const text = judged.length === list.length ? await textOf(a) : null;
    if (!text) {
      partly += judged.length > 0;
      continue;
    }
    const kept = list.map(now).filter((event) => !event.none && verdictOf(event) !== "reject" && event.trigger);
    const head = Object.fromEntries(Object.entries(articles[a]).filter(([key, v]) => v !== null || key === "title" || key === "published"));
    lines.push(JSON.stringify({ ...head, text: text.text, events: kept.map((event) => labelOf(event, text)) }));
  }
  return { lines, partly };
}

async function download() {
  const { lines, partly } = await samples();
  const left = partly ? ` ${partly} judged in part are left out.` : "";
  if (!lines.length) return said(`No article has all its events judged yet.${left}`), tell(`No article has all its events judged yet.${left}`);
  const blob = new Blob(lines.map((text) => `${text}\n`), { type: "application/x-ndjson" });
  const link = make("a", { href: URL.createObjectURL(blob), download: "labels.jsonl" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  unsaved = false;
  return tell(`${lines.length} ${lines.length === 1 ? "article" : "articles"} in labels.jsonl.${left}`);
}

function tell(message) {
  said(message);
  byId("progress").textContent = message;
}
