"use strict";
// The filters and the address say the same: #outcome=missed&type=talks&cause=date&words=treaty
const names = ["outcome", "type", "cause", "words"];
const control = (name) => document.getElementById("filter-" + name);
const cases = Array.from(document.querySelectorAll("#cases > .case"));

function wanted() {
  return Object.fromEntries(names.map((name) => [name, control(name).value]));
}

function fits(item, want) {
  const data = item.dataset;
  return (!want.outcome || data.outcome === want.outcome)
    && (!want.type || data.type === want.type)
    && (!want.cause || data.cause.split("|").includes(want.cause))
    && (!want.words || item.textContent.toLowerCase().includes(want.words.toLowerCase()));
}

function apply() {
  const want = wanted();
  let shown = 0;
  for (const item of cases) {
    item.hidden = !fits(item, want);
    shown += item.hidden ? 0 : 1;
  }
  document.getElementById("shown").textContent = shown + " of " + cases.length + " shown";
}

function fromAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  if (!names.some((name) => asked.has(name))) { apply(); return; }
  for (const name of names) control(name).value = asked.get(name) || "";
  apply();
  document.getElementById("errors").scrollIntoView();
}

function toAddress() {
  const set = Object.entries(wanted()).filter(([, value]) => value);
  history.replaceState(null, "", "#" + new URLSearchParams(set));
  apply();
}

for (const name of names) control(name).addEventListener("input", toAddress);
document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", fromAddress);
fromAddress();
