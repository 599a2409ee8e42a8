/* Keeping a page: printed, or saved as one file that holds its style, runs nothing and loads nothing. Its name and title
   say nothing about what is in it. Without a script the browser's own menu does both. */
(function () {
  "use strict";
  var box = document.getElementById("keep");
  if (!box) return;
  var KEPT_OUT = "script, link, meta, form, .skip, .exit, .site-nav, .languages, #keep, [role=status]";

  function styles() {
    var rules = [];
    Array.prototype.forEach.call(document.styleSheets, function (sheet) {
      Array.prototype.forEach.call(sheet.cssRules, function (rule) {
        rules.push(rule.cssText);
      });
    });
    return rules.join("\n").replace(/url\([^)]*\)/g, "none");
  }

  function add(parent, name, values) {
    var made = parent.ownerDocument.createElement(name);
    Object.keys(values).forEach(function (key) {
      if (key === "text") made.textContent = values.text;
      else made.setAttribute(key, values[key]);
    });
    parent.appendChild(made);
    return made;
  }

  function copy() {
    var made = document.implementation.createHTMLDocument("");
    var root = made.importNode(document.documentElement, true);
    made.replaceChild(root, made.documentElement);
    Array.prototype.forEach.call(root.querySelectorAll(KEPT_OUT), function (part) {
      part.parentNode.removeChild(part);
    });
    Array.prototype.forEach.call(root.querySelectorAll("a[href]"), function (link) {
      var href = link.getAttribute("href");
      // Inside the page it still leads inside the page; elsewhere it leads back to the site.
      if (href.charAt(0) !== "#") link.href = new URL(href, document.baseURI).href;
    });
    return made;
  }

  function save() {
    var made = copy();
    var head = made.head;
    made.title = box.dataset.name;
    add(head, "meta", { charset: "utf-8" });
    add(head, "meta", { "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" });
    add(head, "meta", { name: "referrer", content: "no-referrer" });
    add(head, "meta", { name: "viewport", content: "width=device-width, initial-scale=1" });
    add(head, "meta", { name: "color-scheme", content: "light dark" });
    add(head, "style", { text: styles() });
    var day = new Date().toLocaleDateString(document.documentElement.lang);
    var line = add(made.querySelector("footer div"), "p", { text: box.dataset.saved.replace("{date}", day) + " " });
    add(line, "a", { href: location.href.split("#")[0], text: location.href.split("#")[0] });
    var file = new Blob(["<!doctype html>\n", made.documentElement.outerHTML], { type: "text/html" });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = box.dataset.name + ".html";
    link.click();
    setTimeout(URL.revokeObjectURL, 60000, link.href);
  }

  box.hidden = false;
  document.getElementById("keep-save").addEventListener("click", save);
  document.getElementById("keep-print").addEventListener("click", function () { window.print(); });
})();
