"use strict";
(() => {
  const page = document.documentElement;
  const chinese = page.lang.startsWith("zh");
  const words = chinese
    ? { copy: "复制", copied: "已复制", tabs: "语言" }
    : { copy: "Copy", copied: "Copied", tabs: "Language" };

  // --- light and dark
  const dark = () =>
    page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const themeButton = document.querySelector(".theme-button");
  const nameTheme = () => {
    themeButton.textContent = dark() ? themeButton.dataset.light : themeButton.dataset.dark;
  };
  themeButton.addEventListener("click", () => {
    page.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", page.dataset.theme);
    } catch {
      // the choice holds for this page only
    }
    nameTheme();
    dispatchEvent(new Event("theme"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
  nameTheme();

  // --- the menu of a narrow screen
  const menuButton = document.querySelector(".menu-button");
  const menu = document.getElementById("menu");
  const showMenu = (shown) => {
    menuButton.setAttribute("aria-expanded", String(shown));
    menu.classList.toggle("shown", shown);
  };
  menuButton.addEventListener("click", () => showMenu(menuButton.getAttribute("aria-expanded") !== "true"));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menuButton.getAttribute("aria-expanded") === "true") {
      showMenu(false);
      menuButton.focus();
    }
  });
  menu.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });

  // --- tabs of code: the reader's choice holds for the whole page
  const groups = [...document.querySelectorAll(".tabs")];
  const choose = (name) => {
    for (const group of groups) {
      const tabs = [...group.querySelectorAll("[role=tab]")];
      if (!tabs.some((tab) => tab.textContent === name)) continue;
      for (const tab of tabs) {
        const chosen = tab.textContent === name;
        tab.setAttribute("aria-selected", String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
        document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
      }
    }
  };
  groups.forEach((group, number) => {
    const list = document.createElement("div");
    list.className = "tab-list";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", words.tabs);
    [...group.children].forEach((panel, place) => {
      panel.id = `tab-${number}-${place}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-label", panel.dataset.tab);
      panel.querySelector(".tab-name").remove();
      const tab = document.createElement("button");
      tab.type = "button";
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      tab.textContent = panel.dataset.tab;
      tab.addEventListener("click", () => choose(tab.textContent));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const tabs = [...list.children];
        const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
        choose(next.textContent);
        next.focus();
      });
      list.append(tab);
    });
    group.prepend(list);
  });
  for (const group of groups) choose(group.querySelector("[role=tab]").textContent);

  // --- copy a block of code
  for (const figure of document.querySelectorAll("figure.code")) {
    if (!navigator.clipboard) break; // only where the page is served securely, as on localhost
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(figure.querySelector("code").textContent);
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
    figure.append(button);
  }

  // --- open what an address points at
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.closest("details");
    if (details) {
      details.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  // --- search: the index is loaded when it is first needed
  const dialog = document.querySelector("dialog.search");
  const input = dialog.querySelector("input");
  const results = dialog.querySelector(".results");
  const found = dialog.querySelector(".found");
  let index = null;
  const load = async () => {
    index ??= fetch(dialog.dataset.index).then((answer) => answer.json());
    return index;
  };
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    input.focus();
    input.select();
    load();
  };
  document.querySelector(".search-button").addEventListener("click", open);
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      open();
    }
  });

  // The same cut as that of the index: runs of letters and digits, and pairs of neighbouring Chinese characters.
  const terms = (text) => {
    const all = [];
    for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[a-z0-9]+/gu)) {
      if (run.charCodeAt(0) < 128) {
        if (run.length > 1) all.push(run);
      } else if (run.length === 1) all.push(run);
      else for (let at = 0; at + 1 < run.length; at++) all.push(run.slice(at, at + 2));
    }
    return all;
  };
  const unpacked = (entries, hits, weight) => {
    let last = 0;
    for (const step of entries.split(" ")) {
      last += parseInt(step, 36);
      const number = last >> 1;
      hits.set(number, Math.max(hits.get(number) ?? 0, (last & 1 ? 8 : 1) * weight));
    }
  };
  const ask = async () => {
    const question = input.value.trim();
    const { pages, terms: all } = await load();
    if (question !== input.value.trim()) return;
    let scores = null;
    for (const term of terms(question)) {
      const hits = new Map();
      if (all[term]) unpacked(all[term], hits, 2);
      // the beginning of a word, or one Chinese character, finds longer terms
      for (const longer in all) if (longer.length > term.length && longer.startsWith(term)) unpacked(all[longer], hits, 1);
      if (scores === null) scores = hits;
      else for (const [number, score] of scores) hits.has(number) ? scores.set(number, score + hits.get(number)) : scores.delete(number);
    }
    const asked = question.toLowerCase();
    const exact = (number) => {
      const [, title, summary] = pages[number].map((text) => text.toLowerCase());
      return title === asked ? 200 : summary === asked ? 100 : title.includes(asked) ? 40 : summary.includes(asked) ? 20 : 0;
    };
    const best = [...(scores ?? [])]
      .map(([number, score]) => [number, score + exact(number)])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    results.replaceChildren(
      ...best.slice(0, 30).map(([number]) => {
        const [address, title, summary] = pages[number];
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = address;
        link.textContent = title;
        const text = document.createElement("p");
        text.textContent = summary;
        item.append(link, text);
        return item;
      }),
    );
    found.textContent = !question ? "" : best.length ? dialog.dataset.some.replace("{0}", best.length) : dialog.dataset.none;
  };
  input.addEventListener("input", ask);
  dialog.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && at >= 0) at ? links[at - 1].focus() : input.focus();
    else if (event.key === "Enter" && document.activeElement === input && links.length) links[0].click();
    else return;
    event.preventDefault();
  });
})();
