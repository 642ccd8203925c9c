// What is known and what was decided. A verdict never changes a record: it holds the changes.

const read = (name) => JSON.parse(byId(name).textContent);
const settings = read("settings");
const articles = read("articles");
const events = read("events");
const texts = read("texts").map((text) => (text === null ? null : new Text(text)));
const known = read("known");
const KEY = `dateline.review.${settings.key}`;
const SIGNS = { accept: "✓", reject: "✗", correct: "✎", added: "+" };
const VERDICTS = ["accept", "reject", "correct", "added"];

const verdicts = new Map();
let shown = [];
let current = -1;
let unsaved = false;

// Articles without an event are one row each, which can be confirmed.
const withEvents = new Set(events.map((event) => event.a));
articles.forEach((article, a) => {
  if (!withEvents.has(a)) events.push(blank(a, { id: `none:${article.id}`, none: true, words: "no event found" }));
});

function blank(a, more) {
  return {
    a, id: "", type: null, stage: null, status: null, hedged: false, instrument: null, action: null, item: null,
    amount: null, vehicle: null, confidence: 1, rule: "", by: [], trigger: null, words: "", mentions: [], evidence: [],
    cues: [], parts: [], date: null, places: [], topics: [], codes: {}, ...more,
  };
}

// The event with its corrections.
function now(event) {
  const verdict = verdicts.get(event.id);
  return verdict && verdict.changes ? { ...event, ...verdict.changes } : event;
}

const verdictOf = (event) => (verdicts.get(event.id) || {}).verdict || "";

function decide(event, verdict) {
  const before = verdicts.get(event.id) || {};
  if (verdict) verdicts.set(event.id, { ...before, verdict });
  else verdicts.delete(event.id);
  keep();
}

function correct(event, changes) {
  const before = verdicts.get(event.id) || {};
  const verdict = event.added ? "added" : "correct";
  verdicts.set(event.id, { verdict, changes: { ...before.changes, ...changes } });
  keep();
}

// Where the browser forbids storage for files, verdicts live as long as the page.
const storage = (() => {
  try {
    window.localStorage.setItem(`${KEY}.try`, "1");
    window.localStorage.removeItem(`${KEY}.try`);
    return window.localStorage;
  } catch {
    return null;
  }
})();

function keep() {
  unsaved = true;
  if (!storage) return;
  const added = events.filter((event) => event.added);
  try {
    storage.setItem(KEY, JSON.stringify({ verdicts: [...verdicts], added }));
  } catch {
    said("The browser's storage is full: download the labels before you close this page.");
  }
}

function restore() {
  const saved = storage && storage.getItem(KEY);
  if (!saved) return;
  const found = JSON.parse(saved);
  for (const [id, verdict] of found.verdicts) verdicts.set(id, verdict);
  events.push(...found.added);
}

async function textOf(a) {
  if (!texts[a] && settings.served && known[a]) {
    const answer = await fetch(`texts/${a}`);
    if (answer.ok) texts[a] = new Text(await answer.text());
  }
  return texts[a];
}
