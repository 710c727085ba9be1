"use strict";
// Events, endpoints and deliveries of the caller. Token and secret stay in this page and go to this host alone.
(() => {
  const one = (selector) => document.querySelector(selector);
  const access = one("form.inspector");
  const found = one("p.found");
  const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "short", timeStyle: "medium" });
  const time = (text) => (text ? moment.format(new Date(text)) : "");
  let token = "";
  let after = "";
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
  const events = async (anew) => {
    const types = one("#types").value.trim();
    if (anew) {
      after = "";
      one("table.events tbody").replaceChildren();
    }
    const page = await call("/api/v1/events?" + new URLSearchParams({ limit: "50", ...(types && { types }), ...(after && { after }) }));
    after = page.next;
    one("table.events tbody").append(
      ...page.items.map((event) => row(String(event.number), code(event.type), Object.entries(event.about).map(([name, id]) => `${name} ${id}`).join(", "), time(event.occurredAt))),
    );
    one(".more").hidden = !page.more;
    if (!one("table.events tbody").rows.length) tell(found.dataset.none);
  };
  const endpoints = async () => {
    const { items } = await call("/api/v1/webhook-endpoints?limit=50");
    one("#endpoint").replaceChildren(...items.map(({ endpointId, url, state }) => new Option(`${url} (${state})`, endpointId)));
    one(".replay-failed").disabled = items.length === 0;
    await deliveries();
  };
  const deliveries = async () => {
    const endpointId = one("#endpoint").value;
    const body = one("table.deliveries tbody");
    body.replaceChildren();
    if (!endpointId) return;
    const state = one("#state").value;
    const { items } = await call("/api/v1/webhook-deliveries?" + new URLSearchParams({ endpointId, limit: "50", ...(state && { state }) }));
    body.append(
      ...items.map((delivery) => {
        const button = one(".replay-button").content.firstElementChild.cloneNode(true);
        button.setAttribute("aria-label", `${button.textContent} ${delivery.type} ${delivery.number ?? ""}`);
        button.addEventListener("click", safely(() => replay(`/api/v1/webhook-deliveries/${delivery.deliveryId}/replay`)));
        const last = delivery.nextAttemptAt ?? delivery.lastAttemptAt;
        const next = document.createElement("span");
        next.append(time(last), " ", button);
        return row(String(delivery.number ?? ""), code(delivery.type), delivery.state, String(delivery.attempts), next);
      }),
    );
  };
  const replay = async (path, body) => {
    await post(path, body);
    await deliveries();
    tell(found.dataset.replayed);
  };

  access.addEventListener("submit", safely(async () => {
    await signIn();
    one(".inspected").hidden = false;
    await endpoints().catch((fault) => tell(found.dataset.failed.replace("{0}", fault.message)));
    await events(true);
  }));
  one("form.types").addEventListener("submit", safely(() => events(true)));
  one(".more").addEventListener("click", safely(() => events(false)));
  one("form.deliveries").addEventListener("submit", (event) => event.preventDefault());
  one("#endpoint").addEventListener("change", safely(deliveries));
  one("#state").addEventListener("change", safely(deliveries));
  one(".replay-failed").addEventListener("click", safely(() => replay(`/api/v1/webhook-endpoints/${one("#endpoint").value}/replays`, {})));
})();
