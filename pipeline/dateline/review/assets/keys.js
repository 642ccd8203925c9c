// The keyboard. Single keys can be switched off, for those whose speech input types them.

const KEYS = [
  ["j", "next event", () => go(current + 1)],
  ["k", "previous event", () => go(current - 1)],
  ["a", "accept", () => judge("accept")],
  ["r", "reject", () => judge("reject")],
  ["u", "undo the verdict", undo],
  ["t", "correct the type", () => focusOn("type")],
  ["e", "correct the first role", () => focusOn("first-role")],
  ["m", "add a missed event: its trigger is the marked text", addEvent],
  ["p", "add a participant: the marked text", addPart],
  ["g", "network or article", toggleNetwork],
  ["/", "filter by actor", () => focusOn("f-actor")],
  ["l", "to the list", () => focusOn("list")],
  ["s", "download the labels", download],
  ["?", "this help", () => byId("help").showModal()],
];

function focusOn(id) {
  const node = byId(id);
  if (node) node.focus();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || byId("help").open) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") focusOn("list");
    return;
  }
  if (event.target === byId("list") && onListKey(event)) return;
  if (!byId("shortcuts").checked) return;
  const found = KEYS.find(([key]) => key === event.key);
  if (!found) return;
  event.preventDefault();
  found[2]();
}

function onListKey(event) {
  const screen = Math.max(1, Math.floor(byId("list").clientHeight / ROW) - 1);
  const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + screen, PageUp: current - screen, Home: 0, End: shown.length - 1 }[event.key];
  if (to === undefined) return false;
  event.preventDefault();
  go(Math.max(0, Math.min(shown.length - 1, to)));
  return true;
}

function buildKeys() {
  byId("keys").append(...KEYS.map(([key, told]) => make("tr", {}, make("td", {}, make("kbd", {}, key)), make("td", {}, told))));
  document.addEventListener("keydown", onKey);
  byId("show-network").addEventListener("click", toggleNetwork);
  byId("show-help").addEventListener("click", () => byId("help").showModal());
  byId("download").addEventListener("click", download);
  byId("record").addEventListener("submit", (event) => event.preventDefault());
}
