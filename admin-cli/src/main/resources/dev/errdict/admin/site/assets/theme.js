// Runs before the page is painted, so that a chosen colour scheme does not flash.
(() => {
  "use strict";
  try {
    const chosen = localStorage.getItem("errdict-theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Storage is closed to this page: the system's scheme applies.
  }
})();
