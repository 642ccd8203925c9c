// The chosen event changed: article and form follow.
function show() {
  if (!byId("article").hidden) drawArticle();
  drawForm();
}

restore();
readAddress();
buildFilters();
buildList();
buildKeys();
apply();
byId("list").focus();
window.addEventListener("hashchange", () => {
  Object.assign(filters, NOTHING, { without: [] });
  readAddress();
  apply();
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved && !storage) event.preventDefault();
});
document.documentElement.dataset.ready = "yes";
