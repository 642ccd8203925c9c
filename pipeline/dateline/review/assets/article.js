// The article with the chosen event marked in it. Text enters the page as text nodes, never as markup.

let drawing = 0;

function marksOf(event) {
  const roles = settings.roles[event.type] || [];
  const marks = event.evidence.map(([start, end]) => ({
    start, end, name: `evidence${event.hedged ? " hedged-evidence" : ""}${event.status === "denied" ? " denied-evidence" : ""}`,
    title: "evidence",
  }));
  for (const [start, end] of event.mentions) marks.push({ start, end, name: "mention", title: `${event.type}, mentioned` });
  if (event.trigger) {
    const [start, end] = event.trigger;
    marks.push({ start, end, name: "trigger", title: `trigger: ${event.type}`, label: event.type });
  }
  for (const part of event.parts) {
    for (const [start, end] of part.at) {
      marks.push({ start, end, name: `r${Math.max(0, roles.indexOf(part.role))}`, title: `${part.role}: ${part.name}`, label: part.role });
    }
  }
  if (event.date && event.date.at) {
    const [start, end] = event.date.at;
    marks.push({ start, end, name: "when", title: `date: ${event.date.edtf} (${event.date.basis})`, label: "date" });
  }
  for (const place of event.places) {
    if (place.at) marks.push({ start: place.at[0], end: place.at[1], name: "where", title: `place: ${place.name}`, label: "place" });
  }
  for (const [start, end, kind] of event.cues) marks.push({ start, end, name: `cue cue-${kind}`, title: `${kind}: a word that can say so`, label: kind });
  return marks;
}

// Other events of the same article, to switch to.
function othersOf(event) {
  return shown.flatMap((index, place) => {
    const other = now(events[index]);
    if (other.a !== event.a || other.id === event.id || !other.trigger) return [];
    const [start, end] = other.trigger;
    return [{ start, end, name: `other t-${other.type}`, title: `another event: ${other.type}`, place }];
  });
}

// `text` from `base` on, with marks, as nodes.
function marked(text, base, marks) {
  const end = base + text.length;
  const inside = marks.filter((mark) => mark.start < end && base < mark.end);
  const cuts = unique([base, end, ...inside.flatMap((m) => [Math.max(base, m.start), Math.min(end, m.end)])]).sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const words = text.slice(cuts[i] - base, cuts[i + 1] - base);
    nodes.push(piece(words, inside.filter((m) => m.start <= cuts[i] && cuts[i + 1] <= m.end), cuts[i + 1]));
  }
  return nodes;
}

function piece(words, covering, end) {
  if (!covering.length) return document.createTextNode(words);
  const labels = unique(covering.filter((m) => m.label && m.end === end).map((m) => m.label));
  const node = make("mark", {
    class: unique(covering.map((m) => m.name)).join(" "),
    title: unique(covering.map((m) => m.title)).filter((title, _, all) => all.length === 1 || title !== "evidence").join("; "),
    "data-label": labels.length ? labels.join(", ") : null,
  }, words);
  const other = covering.find((m) => m.place !== undefined);
  if (other) node.addEventListener("click", () => { if (window.getSelection().isCollapsed) go(other.place); });
  return node;
}

function headOf(event) {
  const article = articles[event.a];
  const meta = [article.published || "no publication date", article.source, article.id].filter(Boolean).join(" · ");
  const line = make("p", { class: "meta" }, meta);
  if (/^https?:\/\//i.test(article.url || "")) {
    line.append(" · ", make("a", { href: article.url, rel: "noreferrer noopener", target: "_blank" }, "open the page"));
  }
  return [make("h2", {}, article.title || article.id), line];
}

function drawLegend(event) {
  const entry = (name, label) => make("li", {}, make("mark", { class: name }, label));
  const entries = event.none ? [] : [entry("trigger", "trigger"), ...(settings.roles[event.type] || []).map((role, i) => entry(`r${i}`, role))];
  if (!event.none) entries.push(entry("when", "date"), entry("where", "place"), entry("evidence", "evidence"), entry("mention", "mention"));
  if (event.hedged) entries.push(entry("cue", "hedge"));
  if (event.status && event.status !== "occurred") entries.push(entry(`cue cue-${event.status}`, event.status));
  byId("legend").replaceChildren(...entries);
}

async function drawArticle() {
  const mine = (drawing += 1);
  const place = byId("article");
  if (current < 0) {
    byId("legend").replaceChildren();
    place.replaceChildren(make("p", { class: "note" }, "No event meets the filters."));
    return;
  }
  const event = now(events[shown[current]]);
  const text = await textOf(event.a);
  if (mine !== drawing) return;
  const marks = [...marksOf(event), ...othersOf(event)];
  const body = make("div", { id: "text" });
  if (text) body.append(...marked(text, 0, marks));
  else {
    for (const [start, , words] of event.evidence) body.append(...marked(new Text(words), start, marks), "\n\n");
  }
  const notes = text ? [] : [make("p", { class: "note" }, "The article itself is not at hand, or is another version: only the evidence is shown.")];
  drawLegend(event);
  place.replaceChildren(...headOf(event), ...notes, body);
  const target = body.querySelector(".trigger") || body.querySelector(".evidence");
  if (target) place.scrollTop = Math.max(0, target.offsetTop - place.clientHeight / 3);
  else place.scrollTop = 0;
}

// What is selected in the article, as [start, end, words] in code points; null where nothing is.
function selected() {
  const selection = window.getSelection();
  const body = byId("text");
  if (!body || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!body.contains(range.startContainer) || !body.contains(range.endContainer)) return null;
  const text = texts[events[shown[current]].a];
  if (!text) return null;
  const before = document.createRange();
  before.selectNodeContents(body);
  before.setEnd(range.startContainer, range.startOffset);
  const raw = range.toString();
  const lead = raw.length - raw.trimStart().length;
  const from = before.toString().length + lead;
  const to = from + raw.trim().length;
  if (from >= to) return null;
  return [text.point(from), text.point(to), raw.trim()];
}
