"use strict";
(() => {
  const place = document.getElementById("reference");
  const chinese = document.documentElement.lang.startsWith("zh");
  // An operation stands in the group of the first audience that may call it; a tag in that of most of its operations.
  const audiences = [
    ["", chinese ? "无需登录" : "Without a token"],
    ["applicant", chinese ? "申请人" : "Applicants"],
    ["partner", chinese ? "合作伙伴" : "Partners"],
    ["reviewer", chinese ? "初审人员" : "Reviewers"],
    ["support", chinese ? "客服" : "Support"],
    ["inspector", chinese ? "核查人员" : "Inspectors"],
    ["auditor", chinese ? "审计人员" : "Auditors"],
    ["administrator", chinese ? "管理员" : "Administrators"],
  ];
  const grouped = (contract) => {
    const votes = new Map();
    for (const path of Object.values(contract.paths)) {
      for (const operation of Object.values(path)) {
        if (!operation?.operationId) continue;
        const roles = operation["x-icp-roles"] ?? [""];
        const audience = audiences.findIndex(([role]) => roles.includes(role));
        for (const tag of operation.tags ?? []) {
          const of = votes.get(tag) ?? votes.set(tag, new Map()).get(tag);
          of.set(audience, (of.get(audience) ?? 0) + 1);
        }
      }
    }
    const groups = audiences.map(([, name]) => ({ name, tags: [] }));
    for (const { name } of contract.tags ?? []) {
      const most = [...(votes.get(name) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
      if (most) groups[Math.max(most[0], 0)].tags.push(name);
    }
    contract["x-tagGroups"] = groups.filter((group) => group.tags.length);
    return contract;
  };
  const dark = () =>
    document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  const start = async () => {
    const answer = await fetch(place.dataset.contract);
    if (!answer.ok) throw new Error(String(answer.status));
    const contract = grouped(await answer.json());
    place.replaceChildren();
    Scalar.createApiReference(place, {
      content: contract,
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
