// Asks again every few seconds while somebody looks, and never under the reader's hands.
"use strict";
(() => {
  const EVERY = 4000;
  const now = document.getElementById("now");

  function refresh() {
    const inUse = now.contains(document.activeElement) || !getSelection().isCollapsed;
    const open = now.querySelector("details[open]");
    if (document.visibilityState === "visible" && !inUse && !open) {
      htmx.trigger(now, "refresh");
    }
  }

  setInterval(refresh, EVERY);
  document.addEventListener("visibilitychange", refresh);
})();
