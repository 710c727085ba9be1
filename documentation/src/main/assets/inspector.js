"use strict";
// Events, endpoints and deliveries of the caller. Token and secret stay in this page and go to this host alone.
(() => {
  const one = (selector) => document.querySelector(selector);
  const access = one("form.inspector");
  const found = one("p.found");
  const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "short", timeStyle: "medium" });
  const time = (text) => (text ? moment.format(new Date(text)) : "");
  const SHOWN = 200;
  const MOST_PAGES = 50;
  let token = "";
  let after = "";
  let cursor = "";
  access.hidden = false;

  const call = async (path, options = {}) => {
    const answer = await fetch(path, {
      ...options,
      headers: { ...(token && { Authorization: "Bearer " + token }), "Accept-Language": document.documentElement.lang, ...options.headers },
      credentials: "omit",
      cache: "no-store",
    });
    const content = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(content.detail ?? content.error_description ?? String(answer.status));
    return content;
  };
  const post = (path, body) =>
    call(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
      ...(body && { body: JSON.stringify(body) }),
    });
  const tell = (text) => (found.textContent = text);
  // A refusal stands in the page; nothing is thrown to the console.
  const safely = (work) => async (event) => {
    event?.preventDefault();
    tell("");
    try {
      await work(event);
    } catch (fault) {
      tell(found.dataset.failed.replace("{0}", fault.message));
    }
  };
  const row = (...cells) => {
    const line = document.createElement("tr");
    for (const content of cells) {
      const cell = document.createElement("td");
      cell.append(content ?? "");
      line.append(cell);
    }
    return line;
  };
  // Everything that the platform told of one event or delivery.
  const details = (told) => {
    const body = Object.assign(document.createElement("pre"), { textContent: JSON.stringify(told, null, 2), tabIndex: 0 });
    const shown = document.createElement("details");
    shown.append(Object.assign(document.createElement("summary"), { textContent: found.dataset.details }), body);
    return shown;
  };
  const code = (text) => Object.assign(document.createElement("code"), { textContent: text });

  const signIn = async () => {
    const { client, secret, token: given } = access.elements;
    token = "";
    if (given.value.trim()) {
      token = given.value.trim();
      return;
    }
    const form = new URLSearchParams({ grant_type: "client_credentials", client_id: client.value.trim(), client_secret: secret.value.trim() });
    const told = await call("/oauth2/token", { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: form });
    token = told.access_token;
  };
  // The log begins with the oldest event: it is read to its end, and the newest stand first.
  const events = async (anew) => {
    const types = one("#types").value.trim();
    const body = one("table.events tbody");
    if (anew) {
      after = "";
      body.replaceChildren();
    }
    let newest = [];
    let next = after;
    let more = true;
    // If a page is refused, those before it are shown all the same, and the next turn begins with the refused one.
    try {
      for (let pages = 0; more && pages < MOST_PAGES; pages++) {
        const page = await call("/api/v1/events?" + new URLSearchParams({ limit: "200", ...(types && { types }), ...(next && { after: next }) }));
        next = page.next;
        more = page.more;
        newest = [...newest, ...page.items].slice(-SHOWN);
      }
    } finally {
      body.prepend(
        ...newest.reverse().map((event) => row(String(event.number), code(event.type), Object.entries(event.about).map(([name, id]) => `${name} ${id}`).join(", "), time(event.occurredAt), details(event))),
      );
      after = next;
      one(".newer").hidden = false;
    }
    if (more) tell(found.dataset.more);
    else if (!body.rows.length) tell(found.dataset.none);
  };
  const endpoints = async () => {
    const { items } = await call("/api/v1/webhook-endpoints?limit=50");
    one("#endpoint").replaceChildren(...items.map(({ endpointId, url, state }) => new Option(`${url} (${state})`, endpointId)));
    one(".replay-failed").disabled = items.length === 0;
    await deliveries(true);
  };
  // The newest first.
  const deliveries = async (anew) => {
    const endpointId = one("#endpoint").value;
    const body = one("table.deliveries tbody");
    if (anew) {
      cursor = "";
      body.replaceChildren();
    }
    one(".older").hidden = true;
    if (!endpointId) return;
    const state = one("#state").value;
    const { items, next } = await call("/api/v1/webhook-deliveries?" + new URLSearchParams({ endpointId, limit: "50", ...(state && { state }), ...(cursor && { cursor }) }));
    cursor = next ?? "";
    one(".older").hidden = !cursor;
    body.append(
      ...items.map((delivery) => {
        const button = one(".replay-button").content.firstElementChild.cloneNode(true);
        button.setAttribute("aria-label", `${button.textContent} ${delivery.type} ${delivery.number ?? ""}`);
        button.addEventListener("click", safely(() => replay(`/api/v1/webhook-deliveries/${delivery.deliveryId}/replay`)));
        const last = delivery.nextAttemptAt ?? delivery.lastAttemptAt;
        const next = document.createElement("span");
        next.append(time(last), " ", button);
        const answer = [delivery.lastStatus, delivery.lastError].filter(Boolean).join(" ");
        return row(String(delivery.number ?? ""), code(delivery.type), delivery.state, String(delivery.attempts), answer, next, details(delivery));
      }),
    );
  };
  const replay = async (path, body) => {
    await post(path, body);
    await deliveries(true);
    tell(found.dataset.replayed);
  };

  access.addEventListener("submit", safely(async () => {
    await signIn();
    one(".inspected").hidden = false;
    await endpoints().catch((fault) => tell(found.dataset.failed.replace("{0}", fault.message)));
    await events(true);
  }));
  one("form.types").addEventListener("submit", safely(() => events(true)));
  one(".newer").addEventListener("click", safely(() => events(false)));
  one(".older").addEventListener("click", safely(() => deliveries(false)));
  one("form.deliveries").addEventListener("submit", (event) => event.preventDefault());
  one("#endpoint").addEventListener("change", safely(() => deliveries(true)));
  one("#state").addEventListener("change", safely(() => deliveries(true)));
  one(".replay-failed").addEventListener("click", safely(() => replay(`/api/v1/webhook-endpoints/${one("#endpoint").value}/replays`, {})));
})();
