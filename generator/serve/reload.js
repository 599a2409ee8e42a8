// Loads the page again when the preview has something newer. Only the preview adds this file to pages.
(() => {
  const shown = document.currentScript.dataset.version;
  const wait = async () => {
    try {
      const answer = await fetch(`/.preview/version?after=${shown}`, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== shown) {
        location.reload();
        return;
      }
    } catch {
      await new Promise((done) => setTimeout(done, 500)); // the server is gone; it may come back
    }
    wait();
  };
  wait();
})();
