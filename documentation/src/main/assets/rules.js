"use strict";
(() => {
  const form = document.querySelector("form.explorer");
  const found = document.querySelector("p.found");
  const body = document.querySelector("table.rules tbody");
  const shipped = [...body.rows];
  form.hidden = false;
  form.elements.on.value = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10); // the day in China

  const count = (number) => (found.textContent = found.dataset.some.replace("{0}", number));
  const applies = (row, province, type, on) => {
    const { provinces, types, from, to } = row.dataset;
    return (
      (!province || provinces === "ALL" || provinces.split(" ").includes(province)) &&
      (!type || !types || types.split(" ").some((one) => type === one || type.startsWith(one + "_"))) &&
      (!on || (from <= on && (!to || on <= to)))
    );
  };
  // Of one parameter the closest rule holds: the province's own, then the one for a kind of sponsor, then the later one.
  const closeness = ({ dataset }) => (dataset.provinces === "ALL" ? "0" : "1") + (dataset.sponsor ? "1" : "0") + dataset.from;
  const hides = (closer, row, type) =>
    closer.dataset.parameter === row.dataset.parameter &&
    closeness(closer) > closeness(row) &&
    (type || !closer.dataset.types || closer.dataset.types === row.dataset.types) &&
    (!closer.dataset.sponsor || closer.dataset.sponsor === row.dataset.sponsor);
  const filter = () => {
    const { province, type, on } = form.elements;
    const matching = shipped.filter((row) => applies(row, province.value, type.value, on.value));
    const isHidden = (row) => row.dataset.parameter && matching.some((one) => hides(one, row, type.value));
    const rows = province.value && on.value ? matching.filter((row) => !isHidden(row)) : matching;
    body.replaceChildren(...rows);
    count(rows.length);
  };
  const cell = (...lines) => {
    const one = document.createElement("td");
    lines.filter(Boolean).forEach((line, at) => {
      if (at) one.append(document.createElement("br"));
      one.append(line);
    });
    return one;
  };
  const askService = async () => {
    const { province, type, on, token } = form.elements;
    const question = new URLSearchParams({ province: province.value, type: type.value, ...(on.value && { on: on.value }) });
    const answer = await fetch("/api/v1/rules?" + question, {
      headers: { Authorization: "Bearer " + token.value.trim(), "Accept-Language": document.documentElement.lang },
    });
    const content = await answer.json();
    if (!answer.ok) {
      found.textContent = found.dataset.failed.replace("{0}", content.detail ?? answer.status);
      return;
    }
    body.replaceChildren(
      ...content.rules.map((rule) => {
        const row = document.createElement("tr");
        row.append(
          cell(rule.id, rule.parameter),
          cell(rule.provinces.join(" "), rule.types.join(" ")),
          cell(rule.text, rule.source),
          cell(rule.effect),
          cell(rule.validFrom + (rule.validTo ? " – " + rule.validTo : "")),
        );
        return row;
      }),
    );
    count(content.rules.length);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.elements.token.value.trim()) askService().catch((fault) => (found.textContent = found.dataset.failed.replace("{0}", fault.message)));
    else filter();
  });
  for (const name of ["province", "type", "on"]) {
    form.elements[name].addEventListener("change", () => form.elements.token.value || filter());
  }
  filter();
})();
