"use strict";
(() => {
  const place = document.getElementById("reference");
  const language = document.documentElement.lang;
  // In milliseconds. A reader who waited so long is told how to go on; the page can do without its words, so these get less.
  const PATIENCE = 60_000;
  const PATIENCE_FOR_WORDS = 20_000;
  const operationsOf = (contract) =>
    Object.values(contract.paths).flatMap((path) => Object.values(path).filter((operation) => operation?.operationId));
  // An operation stands in the group of the first audience that may call it; a tag in that of most of its operations.
  const grouped = (contract, audiences) => {
    const votes = new Map();
    for (const operation of operationsOf(contract)) {
      const roles = operation["x-icp-roles"] ?? [""];
      const audience = audiences.findIndex(([role]) => roles.includes(role));
      for (const tag of operation.tags ?? []) {
        const of = votes.get(tag) ?? votes.set(tag, new Map()).get(tag);
        of.set(audience, (of.get(audience) ?? 0) + 1);
      }
    }
    const groups = audiences.map(([, name]) => ({ name, tags: [] }));
    for (const { name } of contract.tags ?? []) {
      const most = [...(votes.get(name) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
      if (most) groups[Math.max(most[0], 0)].tags.push(name);
    }
    contract["x-tagGroups"] = groups.filter((group) => group.tags.length);
  };
  // As ReferenceWords of the builder makes it: Java's hash of the text.
  const keyOf = (text) => {
    let hash = 0;
    for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
    return hash.toString(36);
  };
  // Every description by its text, once through the whole contract; a text without Chinese stays English. An example is no description,
  // but a field may be named like one. The scopes of tokens are texts by their name.
  const described = (node, of, texts) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === "string") {
        if (key === "description" || of === "scopes") node[key] = texts[keyOf(value.trim())] ?? value;
      } else if (value && (of === "properties" || (key !== "example" && key !== "examples"))) {
        described(value, key, texts);
      }
    }
  };
  // The contract is English. Chinese readers get summaries, names of tags, descriptions and who may call in Chinese; the English
  // summary begins the description, so that the search of the reference finds an operation by the words of either language.
  const translated = (contract, words) => {
    described(contract, "", words.descriptions);
    for (const tag of contract.tags ?? []) {
      if (words.tags[tag.name]) [tag["x-displayName"], tag.description] = words.tags[tag.name];
    }
    const names = new Map(words.audiences);
    const code = (values) => values.map((value) => `\`${value}\``).join("、");
    for (const operation of operationsOf(contract)) {
      const values = [
        (operation["x-icp-roles"] ?? [""]).map((role) => names.get(role) ?? role).join("、"),
        code([operation["x-icp-scope"]].filter(Boolean)),
        code([operation["x-icp-right"]].filter(Boolean)),
        code(operation["x-icp-states"] ?? []),
      ];
      const line = words.line.map((name, at) => values[at] && `**${name}**：${values[at]}`).filter(Boolean);
      operation.description = [line.join("　"), operation.summary, operation.description].filter(Boolean).join("\n\n");
      operation.summary = words.operations[operation.operationId] ?? operation.summary;
    }
  };
  const dark = () =>
    document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  const fetched = async (address, patience) => {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  };
  // Without its words the contract is shown as it is, in English and without groups.
  const unworded = (fault) => {
    console.warn(fault);
    return {};
  };
  const start = async () => {
    const [contract, words] = await Promise.all([
      fetched(place.dataset.contract, PATIENCE),
      fetched(place.parentElement.dataset.words, PATIENCE_FOR_WORDS).catch(unworded),
    ]);
    if (words.audiences) grouped(contract, words.audiences);
    if (words.operations) translated(contract, words);
    place.replaceChildren();
    Scalar.createApiReference(place, {
      content: contract,
      // the library's own words
      localization: { locale: language, translations: words.operations ? { models: { label: "数据结构" } } : {} },
      // nothing leaves this host
      withDefaultFonts: false,
      telemetry: false,
      proxyUrl: "",
      hideClientButton: true,
      showDeveloperTools: "never",
      agent: { disabled: true },
      mcp: { disabled: true },
      persistAuth: false,
      forceDarkModeState: dark() ? "dark" : "light",
      hideDarkModeToggle: true,
      hideModels: false,
      defaultOpenAllTags: false,
      generateOperationSlug: (operation) => operation.operationId ?? `${operation.method}${operation.path}`,
      defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
      authentication: { preferredSecurityScheme: "bearer" },
    });
  };
  start().catch((fault) => {
    console.warn(fault);
    const sorry = document.createElement("p");
    sorry.className = "waiting";
    sorry.textContent = place.dataset.broken;
    place.replaceChildren(sorry);
  });
  addEventListener("theme", () => location.reload());
})();
