"use strict";
(() => {
  const place = document.getElementById("reference");
  const language = document.documentElement.lang;
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
  // The contract is English. Chinese readers get summaries, names of tags and who may call in Chinese; the English summary
  // begins the description, so that the search of the reference finds an operation by the words of either language.
  const translated = (contract, words) => {
    contract.info.description = words.about;
    for (const server of contract.servers ?? []) server.description = words.server;
    for (const [name, text] of Object.entries(words.schemes)) {
      const scheme = contract.components?.securitySchemes?.[name];
      if (scheme) scheme.description = text;
    }
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
  const start = async () => {
    const [contract, words] = await Promise.all(
      [place.dataset.contract, place.parentElement.dataset.words].map(async (address) => {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      }),
    );
    grouped(contract, words.audiences);
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
