/* Keeping a page: printed, or saved as one file that holds its style, runs nothing and loads nothing. Its name and title
   say nothing about what is in it. Without a script the browser's own menu does both. */
(function () {
  "use strict";
  var box = document.getElementById("keep");
  if (!box) return;
  var KEPT_OUT = "script, form, img, .skip, .exit, .site-nav, .languages, #keep, [role=status]";

  function styles() {
    var rules = [];
    Array.prototype.forEach.call(document.styleSheets, function (sheet) {
      Array.prototype.forEach.call(sheet.cssRules, function (rule) {
        rules.push(rule.cssText);
      });
    });
    return rules.join("\n").replace(/url\([^)]*\)/g, "none");
  }

  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  }

  // The copy is never a document of its own here: this page's policy would refuse it its style.
  function body() {
    var made = document.body.cloneNode(true);
    Array.prototype.forEach.call(made.querySelectorAll(KEPT_OUT), function (part) {
      part.parentNode.removeChild(part);
    });
    Array.prototype.forEach.call(made.querySelectorAll("a[href]"), function (link) {
      var href = link.getAttribute("href");
      // Inside the page it still leads inside the page; elsewhere it leads back to the site.
      if (href.charAt(0) !== "#") link.setAttribute("href", new URL(href, document.baseURI).href);
    });
    var origin = document.createElement("p");
    var link = document.createElement("a");
    link.href = link.textContent = location.href.split("#")[0];
    var day = new Date().toLocaleDateString(document.documentElement.lang);
    origin.textContent = box.dataset.saved.replace("{date}", day) + " ";
    origin.appendChild(link);
    made.querySelector("footer div").appendChild(origin);
    return made.outerHTML;
  }

  function save() {
    var parts = [
      "<!doctype html>\n<html lang=\"" + escaped(document.documentElement.lang) + "\">\n<head>\n<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
      "<meta name=\"referrer\" content=\"no-referrer\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<title>" + escaped(box.dataset.name) + "</title>",
      "<style>" + styles() + "</style>\n</head>",
      body(),
      "</html>\n"
    ];
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([parts.join("\n")], { type: "text/html" }));
    link.download = box.dataset.name + ".html";
    link.click();
    setTimeout(URL.revokeObjectURL, 60000, link.href);
  }

  box.hidden = false;
  document.getElementById("keep-save").addEventListener("click", save);
  document.getElementById("keep-print").addEventListener("click", function () { window.print(); });
})();
