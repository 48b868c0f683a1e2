/* Runs before anything is drawn: what the reader chose, on the html element. Classic ES3, for every browser. */
(function () {
  var root = document.documentElement;
  var classes = ["js"];

  /* Some browsers refuse storage at file://. */
  function kept(name) {
    try { return window.localStorage.getItem("humen-" + name); } catch (ignored) { return null; }
  }

  function prefersDark() {
    return !!window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  if (kept("large") === "1") { classes.push("large"); }
  if (kept("contrast") === "1") { classes.push("contrast"); }
  if (kept("dark") === "1" || (kept("dark") === null && prefersDark())) { classes.push("dark"); }
  if (!window.CSS || !window.CSS.supports || !window.CSS.supports("color", "var(--ink)")) { classes.push("old"); }
  root.className = classes.join(" ");
}());
