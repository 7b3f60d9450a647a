// What every page does beyond being read: search, copying, the colour scheme, and the way on from a
// missing page. Without this script all pages are complete; only these are missing.
(() => {
  "use strict";

  const root = document.body.dataset.root;
  const lang = document.body.dataset.lang;
  const isFile = location.protocol === "file:";

  // A web server adds index.html to a folder's address; a folder that is opened as files does not.
  const address = (path) => root + path + (isFile ? "index.html" : "");
  const pageOf = (entry) => address(entry.path + (lang === "en" ? "en/" : ""));
  if (isFile) {
    for (const link of document.querySelectorAll("a[href]")) {
      const [path, fragment] = link.getAttribute("href").split("#");
      if (path.endsWith("/") && !/^[a-z]+:/i.test(path)) {
        link.setAttribute("href", path + "index.html" + (fragment ? "#" + fragment : ""));
      }
    }
  }

  // The colour scheme

  const theme = document.querySelector(".theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const now = document.documentElement.dataset.theme ?? system;
    const next = now === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("errdict-theme", next);
    } catch {
      // It holds for this page only.
    }
  });

  // Copying

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without https or permission: the older way.
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  const canonical = document.querySelector("link[rel=canonical]");
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    const link = "copyLink" in button.dataset;
    button.addEventListener("click", async () => {
      await copy(link ? (canonical?.href ?? location.href.split(/[?#]/)[0]) : button.dataset.copy);
      const before = [...button.childNodes];
      const label = button.getAttribute("aria-label");
      button.style.minWidth = button.offsetWidth + "px";
      button.replaceChildren(button.dataset.done);
      button.removeAttribute("aria-label");
      setTimeout(() => {
        button.replaceChildren(...before);
        if (label !== null) {
          button.setAttribute("aria-label", label);
        }
      }, 1600);
    });
  }

  // Search

  const script = (source) =>
    new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = source;
      element.addEventListener("load", done);
      element.addEventListener("error", failed);
      document.head.append(element);
    });

  let loading;
  const load = () =>
    (loading ??= (async () => {
      await Promise.all([
        script(document.body.dataset.minisearch),
        script(document.body.dataset.search),
      ]);
      const search = new globalThis.ErrdictSearch();
      await script(root + "assets/search-names.js");
      return search;
    })().catch((failure) => {
      // The next search tries again.
      loading = undefined;
      throw failure;
    }));
  let texts;
  let whole = false;
  const loadTexts = () =>
    (texts ??= load()
      .then(() => script(root + "assets/search-texts.js"))
      .then(() => (whole = true))
      .catch(() => {
        texts = undefined;
      }));

  const title = (entry) => (lang === "en" && entry.en ? entry.en : entry.zh);
  const part = (name, text) => {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  };
  const titled = (entry) => {
    const span = part("title", title(entry));
    span.lang = /\p{Script=Han}/u.test(span.textContent) ? "zh-Hans" : "en";
    return span;
  };

  const form = document.querySelector("form.search");
  const field = form.querySelector("input");
  const found = form.querySelector(".found");
  const list = form.querySelector("ul");
  const status = form.querySelector(".status");
  let hits = [];
  let selected = -1;
  // Counts what the reader did: a search that ends after something else was done shows nothing.
  let turn = 0;

  const close = () => {
    turn++;
    found.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const select = (at) => {
    selected = at;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    field.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };

  const show = (search) => {
    list.replaceChildren(
      ...hits.map((entry, i) => {
        const item = document.createElement("li");
        item.id = "hit-" + i;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.append(part("code", entry.code), titled(entry));
        if (entry.message) {
          item.append(part("said", entry.message));
        }
        if (search.catalogs.length > 1) {
          item.append(part("said where", search.catalogTitle(entry, lang)));
        }
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => location.assign(pageOf(entry)));
        return item;
      }),
    );
    list.hidden = hits.length === 0;
    status.textContent =
      hits.length === 0 ? form.dataset.none : form.dataset.some.replace("#", hits.length);
    found.hidden = false;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    select(hits.length === 0 ? -1 : 0);
  };

  const find = async () => {
    const asked = field.value;
    const mine = ++turn;
    if (asked.trim() === "") {
      hits = [];
      close();
      return;
    }
    try {
      const search = await load();
      if (mine !== turn) {
        return;
      }
      const began = performance.now();
      hits = search.find(asked);
      show(search);
      performance.measure("errdict-search", { start: began });
      if (!whole) {
        // The texts may be on their way since the field was entered.
        await loadTexts();
        if (whole && mine === turn) {
          find();
        }
      }
    } catch {
      if (mine !== turn) {
        return;
      }
      status.textContent = form.dataset.failed;
      hits = [];
      list.replaceChildren();
      found.hidden = false;
    }
  };

  field.addEventListener("focus", () => {
    load().then(loadTexts, () => {});
    if (field.value.trim() !== "") {
      find();
    }
  });
  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    const last = hits.length - 1;
    if (event.key === "Escape") {
      if (found.hidden) {
        field.blur();
      }
      close();
      event.preventDefault();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.hidden) {
        found.hidden = false;
      } else {
        turn++;
        select((selected + step + hits.length) % hits.length);
      }
      event.preventDefault();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const search = await load().catch(() => undefined);
    const exact = search?.exact(field.value) ?? [];
    const moved = !found.hidden && selected > 0;
    const entry = exact.length === 1 && !moved ? exact[0] : (hits[selected] ?? search?.find(field.value)[0]);
    if (entry) {
      location.assign(pageOf(entry));
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      field.focus();
      field.select();
      event.preventDefault();
    }
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) {
      close();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) {
      close();
    }
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked.slice(0, field.maxLength);
    load().then((search) => {
      const exact = search.exact(asked);
      if (exact.length === 1) {
        location.replace(pageOf(exact[0]));
      } else {
        field.focus();
      }
    }, () => {});
  } else if (document.activeElement === field) {
    // Somebody was quicker than this script.
    find();
  }

  // A missing page

  const lost = [...document.querySelectorAll(".lost")];
  if (lost.length > 0) {
    const segments = location.pathname.split("/").filter((one) => one !== "").map((one) => {
      try {
        return decodeURIComponent(one);
      } catch {
        return one;
      }
    });
    const inEnglish = segments.includes("en")
      || (!segments.includes("zh") && !navigator.language.toLowerCase().startsWith("zh"));
    const here = lost.find((one) => one.dataset.lang === (inEnglish ? "en" : "zh")) ?? lost[0];
    lost.filter((one) => one !== here).forEach((one) => (one.hidden = true));
    document.documentElement.lang = here.lang;
    document.title = here.dataset.title;
    const code = segments.filter((one) => one !== "en" && !one.endsWith(".html")).at(-1) ?? "";
    if (code !== "" && code !== "404") {
      load().then((search) => {
        const near = search.near(code);
        const rows = here.querySelector(".rows");
        here.querySelector(".lead").textContent = (
          near.length > 0 ? here.dataset.looking : here.dataset.unknown
        ).replace("#", () => code);
        rows.replaceChildren(
          ...near.map((entry) => {
            const item = document.createElement("li");
            const link = document.createElement("a");
            link.href = address(entry.path + (inEnglish ? "en/" : ""));
            const name = titled(entry);
            name.textContent = inEnglish && entry.en ? entry.en : entry.zh;
            link.append(part("code", entry.code), name);
            item.append(link);
            return item;
          }),
        );
        rows.hidden = near.length === 0;
      }, () => {});
    }
  }
})();
