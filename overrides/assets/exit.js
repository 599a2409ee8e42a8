/* Leaving fast: the link works without this; here the page is hidden at once, Shift pressed three times does the same, and
   nothing that the reader typed or chose is kept. The guard in the head keeps Back from showing a page again. */
(function () {
  "use strict";
  var link = document.getElementById("exit");
  if (!link) return;
  var status = document.getElementById("exit-status");
  var PRESSES = 3;
  var PAUSE = 5000;
  var pressed = 0;
  var alone = false;
  var timer = 0;

  function leave() {
    document.documentElement.hidden = true;
    document.title = "\u200b";
    try {
      sessionStorage.setItem("exit", link.href);
    } catch (_) { /* a browser that keeps nothing has nothing to guard with */ }
    location.replace(link.href);
  }

  function say(text) {
    status.textContent = text || "";
  }

  function forget() {
    pressed = 0;
    clearTimeout(timer);
  }

  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift" && (alone || !event.repeat);
    if (event.key !== "Shift") {
      if (pressed) say("");
      forget();
    }
  });
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    pressed += 1;
    clearTimeout(timer);
    if (pressed === PRESSES) {
      leave();
      return;
    }
    say(pressed === 1 ? link.dataset.two : link.dataset.one);
    timer = setTimeout(function () {
      pressed = 0;
      say(link.dataset.over);
      timer = setTimeout(say, PAUSE);
    }, PAUSE);
  });
})();
