"use strict";
// The principal's phone step: consent, a photograph, the result. The secret of the link stands behind the #, which no server sees and
// no referrer carries. The picture is redrawn here, so that it is small and has no place or device data. Nothing is kept.
(() => {
  const MOST_BYTES = 5 << 20;
  const LONGEST_EDGE = 1600;
  const PATIENCE = 90_000;
  const one = (selector) => document.querySelector(selector);
  const page = document.documentElement;
  const sections = [...document.querySelectorAll("main > section")];
  const trouble = one(".trouble");
  const say = one(".say");
  const canvas = one("canvas");
  const words = Object.fromEntries([...document.querySelectorAll("#words li")].map((word) => [word.dataset.word, word]));
  const moment = new Intl.DateTimeFormat(page.lang, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Shanghai" });
  const duration = (seconds) => {
    const [count, unit] = seconds < 120 ? [seconds, "second"] : seconds < 7200 ? [Math.ceil(seconds / 60), "minute"] : [Math.ceil(seconds / 3600), "hour"];
    return new Intl.NumberFormat(page.lang, { style: "unit", unit, unitDisplay: "long" }).format(count);
  };
  let secret = "";
  let version = "";
  let picture = null;
  let repeat = null;

  class Refused extends Error {
    constructor(word, { detail = "", wait = 0 } = {}) {
      super(word);
      Object.assign(this, { word, detail, wait });
    }
  }

  const show = (id) => {
    trouble.hidden = true;
    say.textContent = "";
    for (const section of sections) section.hidden = section.id !== id;
    one(`#${id} h2`).focus();
  };
  const busy = (word) => {
    say.textContent = word ? words[word].textContent : "";
    for (const control of document.querySelectorAll("main button, main input")) control.disabled = Boolean(word);
  };
  const complain = (fault, again) => {
    const known = words[fault.word] ?? words.other;
    trouble.querySelector(".note-name").textContent = known.textContent;
    trouble.querySelector(".remedy").textContent = [known.dataset.remedy.replace("{0}", duration(fault.wait || 60)), fault.detail].filter(Boolean).join(" ");
    repeat = again;
    trouble.querySelector(".again").hidden = !again;
    trouble.hidden = false;
    trouble.focus();
    trouble.scrollIntoView({ block: "nearest" });
  };
  const end = (word) => {
    secret = "";
    one("#ended .why").textContent = words[word].textContent;
    show("ended");
  };

  // What a problem means to the person at the phone.
  const refusal = (status, problem, wait) => {
    const byCode = {
      CONSENT_OUTDATED: "outdated",
      CONSENT_MISSING: "outdated",
      MATERIAL_TOO_LARGE: "too-large",
      MATERIAL_UNREADABLE: "unreadable",
      MATERIAL_EMPTY: "unreadable",
      MATERIAL_INFECTED: "infected",
    };
    const byStatus = { 404: "gone", 408: "late", 413: "too-large", 415: "unreadable", 429: "too-many", 502: "busy", 503: "busy", 504: "late" };
    const word = byCode[problem.code] ?? byStatus[status];
    const trace = (problem.instance ?? "").replace("urn:trace:", "");
    return new Refused(word ?? "other", { wait, detail: word ? "" : [problem.detail ?? "", trace].filter(Boolean).join(" ") });
  };
  const call = async (path, options = {}) => {
    let answer;
    try {
      answer = await fetch(`/api/v1/authenticity-steps/${secret}${path}`, {
        ...options,
        headers: { "Accept-Language": page.lang, ...options.headers },
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (fault) {
      throw new Refused(fault.name === "TimeoutError" ? "late" : "offline");
    }
    const content = await answer.json().catch(() => ({}));
    if (answer.ok) return content;
    throw refusal(answer.status, content, Number(answer.headers.get("Retry-After")) || 0);
  };
  // Runs one step; a refusal is told in words, with a button where the same can be tried again.
  const step = async (word, work, canRepeat = true) => {
    trouble.hidden = true;
    busy(word);
    try {
      await work();
      busy("");
    } catch (fault) {
      busy("");
      if (!(fault instanceof Refused)) throw fault;
      if (fault.word === "gone") end("gone");
      else if (fault.word === "outdated") await reconsider(fault);
      else complain(fault, canRepeat && ["offline", "late", "busy", "other"].includes(fault.word) ? () => step(word, work) : null);
    }
  };

  const tell = (asked) => {
    version = asked.consent.version;
    const fact = (name) => one(`[data-fact=${name}]`);
    fact("name").textContent = asked.name;
    fact("provider").textContent = asked.provider;
    fact("part").textContent = asked.part === "SUBJECT_PRINCIPAL" ? fact("part").dataset.subject : fact("part").dataset.service;
    fact("ends").textContent = moment.format(new Date(asked.endsAt));
    const agreement = one(".agreement");
    agreement.lang = asked.consent.language === "en" ? "en" : "zh-CN";
    agreement.replaceChildren(
      ...asked.consent.text.split("\n").filter(Boolean).map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    tries(asked.triesLeft);
  };
  const tries = (left) => (one(".tries").textContent = one(".tries").dataset.some.replace("{0}", left));
  const open = async () => {
    const asked = await call("");
    tell(asked);
    show(asked.consented ? "photo" : "consent");
  };
  const reconsider = async (fault) => {
    try {
      tell(await call(""));
      show("consent");
      complain(fault, null);
    } catch (next) {
      if (!(next instanceof Refused)) throw next;
      if (next.word === "gone") end("gone");
      else complain(next, start);
    }
  };

  const jpeg = () => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  const draw = async (file) => {
    let bitmap;
    try {
      bitmap = await createImageBitmap(file);
    } catch {
      throw new Refused(file.size > MOST_BYTES ? "too-large" : "unreadable");
    }
    const scale = Math.min(1, LONGEST_EDGE / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    picture = await jpeg();
    if (!picture || picture.size > MOST_BYTES) throw new Refused("too-large");
  };
  const choose = (input) =>
    step("", async () => {
      const [file] = input.files;
      input.value = "";
      one(".chosen").hidden = true;
      if (!file) return;
      await draw(file);
      one(".chosen").hidden = false;
      one(".send").focus();
    }, false);
  const send = () =>
    step("sending", async () => {
      const { result, triesLeft, validUntil } = await call("/face", { method: "PUT", headers: { "Content-Type": "image/jpeg" }, body: picture });
      tries(triesLeft);
      if (result === "MATCH") {
        finish(validUntil);
        return;
      }
      if (triesLeft === 0 && result !== "NO_REFERENCE") {
        end("used-up");
        return;
      }
      if (result !== "UNKNOWN") one(".chosen").hidden = true;
      throw new Refused({ MISMATCH: "mismatch", NOT_ALIVE: "not-alive", NO_REFERENCE: "no-reference" }[result] ?? "unknown");
    });
  // A reload of the page says the same, and the link is gone from the history.
  const finish = (until) => {
    secret = "";
    picture = null;
    history.replaceState(null, "", "#done");
    canvas.width = canvas.height = 1;
    one(".until").hidden = !until;
    if (until) one(".until").textContent = one(".until").dataset.some.replace("{0}", moment.format(new Date(until)));
    show("done");
  };

  const start = () => {
    const part = location.hash.slice(1);
    one("a.language").hash = location.hash;
    secret = part;
    if (part === "done") finish();
    else if (!/^[A-Za-z0-9_-]{43}$/.test(part)) end("incomplete");
    else step("opening", open);
  };
  // the skip link must not take the place of the secret
  one(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    one("#main").focus();
  });
  one(".again").addEventListener("click", () => repeat?.());
  one(".agree").addEventListener("click", () =>
    step("saving", async () => {
      const body = JSON.stringify({ version });
      tell(await call("/consent", { method: "POST", headers: { "Content-Type": "application/json" }, body }));
      show("photo");
    }),
  );
  one(".decline").addEventListener("click", () => show("declined"));
  one(".reconsider").addEventListener("click", () => show("consent"));
  one("#camera").addEventListener("change", (event) => choose(event.target));
  one("#file").addEventListener("change", (event) => choose(event.target));
  one(".send").addEventListener("click", send);
  addEventListener("hashchange", start);
  addEventListener("online", () => !trouble.hidden && repeat?.());
  start();
})();
