// Runs before anything of a page about violence is shown (a plain script in the head, for old
// phones as well). In a tab that was left quickly, "back" and "forward" must show nothing of such
// a page and go on to where the reader left for; a new visit, by a link or a typed address, shows
// the page again. The mark lies in this tab alone and says nothing by its name.
(function () {
  var KEY = "sna";
  var page = document.documentElement;
  var target = document.currentScript.getAttribute("data-target");

  function isLeft() {
    try {
      return window.sessionStorage.getItem(KEY) !== null;
    } catch (error) {
      return false;
    }
  }

  function isReturn() {
    var entries = window.performance.getEntriesByType ? window.performance.getEntriesByType("navigation") : [];
    if (entries.length) return entries[0].type === "back_forward";
    return Boolean(window.performance.navigation) && window.performance.navigation.type === 2;
  }

  function goOn() {
    page.classList.add("sna-gone");
    window.location.replace(target);
  }

  if (isLeft()) {
    if (isReturn()) goOn();
    else window.sessionStorage.removeItem(KEY);
  }

  // A page the browser keeps whole must not flash up either: it is covered when it is put away.
  window.addEventListener("pagehide", function () {
    page.classList.add("sna-gone");
  });
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    if (isLeft()) goOn();
    else page.classList.remove("sna-gone");
  });
})();
