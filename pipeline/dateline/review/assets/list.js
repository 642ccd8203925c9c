// The list: only the rows in sight are in the document, so that thousands cost what a screen costs.

const ROW = 62;
const AROUND = 8;
let asked = false;

function drawList() {
  byId("rows").style.height = `${shown.length * ROW}px`;
  const judged = events.filter((event) => verdictOf(event)).length;
  byId("count").textContent = `${shown.length} of ${events.length} events`;
  byId("progress").textContent = `${judged} of ${events.length} judged`;
  drawRows();
}

function drawRows() {
  asked = false;
  const list = byId("list");
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - AROUND);
  const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + AROUND);
  const rows = [];
  for (let place = first; place < last; place += 1) rows.push(row(place));
  // The chosen one stays in the document: a screen reader follows aria-activedescendant.
  if (current >= 0 && (current < first || current >= last)) rows.push(row(current));
  byId("rows").replaceChildren(...rows);
  if (current >= 0) list.setAttribute("aria-activedescendant", `row-${current}`);
  else list.removeAttribute("aria-activedescendant");
}

function row(place) {
  const event = now(events[shown[place]]);
  const verdict = verdictOf(event);
  const date = event.date ? event.date.edtf : "undated";
  const status = event.none ? "" : `${event.status}${event.hedged ? ", hedged" : ""}`;
  const told = [event.type || "", who(event), date, status, what(event), verdict || "not yet judged"];
  const node = make(
    "div",
    {
      id: `row-${place}`, role: "option", class: `row t-${event.type || "none"}${verdict === "reject" ? " reject-row" : ""}`,
      "aria-selected": String(place === current), "aria-setsize": String(shown.length),
      "aria-posinset": String(place + 1), "aria-label": told.filter(Boolean).join("; "),
    },
    make("div", { class: "who" }, make("b", {}, who(event) || event.words)),
    make("div", { class: "under" }, ...under(event, date)),
  );
  if (verdict) node.append(make("span", { class: `sign ${verdict}`, "aria-hidden": "true" }, SIGNS[verdict]));
  node.style.top = `${place * ROW}px`;
  node.addEventListener("click", () => go(place));
  return node;
}

function under(event, date) {
  const parts = [make("span", { class: `dot t-${event.type || "none"}` }, `${event.type || "none"} `)];
  if (event.none) return [...parts, articles[event.a].title || articles[event.a].id];
  parts.push(`${date} · `, make("span", { class: `badge ${event.status}` }, event.status));
  if (event.hedged) parts.push(" ", make("span", { class: "badge hedged" }, "hedged"));
  return [...parts, ` ${what(event)}`];
}

function go(place) {
  if (place < 0 || place >= shown.length) return;
  current = place;
  const list = byId("list");
  const top = place * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
  drawRows();
  show();
}

function buildList() {
  byId("list").addEventListener("scroll", () => {
    if (!asked) requestAnimationFrame(drawRows);
    asked = true;
  });
  window.addEventListener("resize", () => { drawRows(); drawTimeline(); });
}
