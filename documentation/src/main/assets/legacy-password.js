"use strict";
// The new password of an old login. The secret of the mailed link stands behind the #, which no server sees and no referrer carries. What
// the service refuses it also words, in the language of the page.
(() => {
  const PATIENCE = 30_000;
  const one = (selector) => document.querySelector(selector);
  const page = document.documentElement;
  const trouble = one(".trouble");
  const words = Object.fromEntries([...document.querySelectorAll("#words li")].map((word) => [word.dataset.word, word]));
  let secret = "";

  const show = (id) => {
    trouble.hidden = true;
    for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== id;
    one(`#${id} h2`).focus();
  };
  const busy = (is) => {
    one(".say").textContent = is ? words.saving.textContent : "";
    for (const control of document.querySelectorAll("form button, form input")) control.disabled = is;
  };
  const complain = (name, remedy) => {
    trouble.querySelector(".note-name").textContent = name;
    trouble.querySelector(".remedy").textContent = remedy;
    trouble.hidden = false;
    trouble.focus();
  };
  const complainBy = (word, detail = "") => complain(words[word].textContent, [words[word].dataset.remedy, detail].filter(Boolean).join(" "));
  const end = (why) => {
    secret = "";
    one("#ended .why").textContent = why;
    show("ended");
  };
  const refused = (problem) => {
    if (problem.code === "LEGACY_RESET_LINK_INVALID") {
      end([problem.detail, problem.remedy].filter(Boolean).join(" "));
      return;
    }
    const fault = problem.errors?.[0] ?? problem;
    if (fault.detail) complain(fault.detail, fault.remedy ?? "");
    else complainBy("other", (problem.instance ?? "").replace("urn:trace:", ""));
  };
  const send = async (password) => {
    busy(true);
    try {
      const answer = await fetch("/api/v1/legacy-mailbox-resets/password", {
        method: "POST",
        headers: { "Accept-Language": page.lang, "Content-Type": "application/json" },
        body: JSON.stringify({ secret, password }),
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      busy(false);
      if (answer.ok) finish();
      else refused(await answer.json().catch(() => ({})));
    } catch (fault) {
      busy(false);
      complainBy(fault.name === "TimeoutError" ? "late" : "offline");
    }
  };
  // A reload of the page says the same, and the link is gone from the history.
  const finish = () => {
    secret = "";
    one("form").reset();
    history.replaceState(null, "", "#done");
    show("done");
  };
  const start = () => {
    const part = location.hash.slice(1);
    one("a.language").hash = location.hash;
    secret = part;
    if (part === "done") finish();
    else if (!/^[A-Za-z0-9_-]{43}$/.test(part)) end(words.incomplete.textContent);
    else show("choose");
  };
  one("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (one("#password").value === one("#again").value) send(one("#password").value);
    else complainBy("differ");
  });
  // the skip link must not take the place of the secret
  one(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    one("#main").focus();
  });
  addEventListener("hashchange", start);
  start();
})();
