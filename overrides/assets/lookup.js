/* The municipality look-up: what is typed stays in the page. The names come once, when the field is first used. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-lookup]");
  if (!form || !window.fetch || !String.prototype.normalize) return;
  var input = form.querySelector("input");
  var list = form.querySelector(".lookup-results");
  var status = form.querySelector("[role=status]");
  var rows = null;
  var waiting = null;

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim();
  }

  function load() {
    if (waiting) return waiting;
    waiting = fetch(form.dataset.places).then(function (answer) {
      return answer.json();
    }).then(function (found) {
      rows = found;
    }).catch(function () {
      waiting = null;
    });
    return waiting;
  }

  function rank(forms, typed) {
    var words = " " + forms + " ";
    if (words.indexOf(" " + typed + " ") >= 0) return 0;
    return words.indexOf(" " + typed) >= 0 ? 1 : 2;
  }

  function matches(typed) {
    return rows.map(function (row) {
      return { row: row, rank: rank(row[0], typed) };
    }).filter(function (one) {
      return one.rank < 2;
    }).sort(function (one, other) {
      return one.rank - other.rank;
    }).slice(0, 8);
  }

  function show() {
    if (!rows) return;
    var typed = fold(input.value);
    var found = typed.length < 2 ? [] : matches(typed);
    list.textContent = "";
    found.forEach(function (one) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = form.dataset.root + one.row[2];
      link.textContent = one.row[1];
      item.appendChild(link);
      list.appendChild(item);
    });
    list.hidden = !found.length;
    if (typed.length < 2) status.textContent = "";
    else if (!found.length) status.textContent = form.dataset.none;
    else status.textContent = form.dataset[found.length === 1 ? "one" : "other"].replace("{number}", found.length);
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", function () { load().then(show); });
  form.addEventListener("submit", function (event) {
    if (fold(input.value).length < 2) return;
    event.preventDefault();
    load().then(function () {
      show();
      var first = list.querySelector("a");
      if (!rows) location.href = form.action;
      else if (first) location.href = first.href;
    });
  });
})();
