// The workbench without this script: links select records by address. With it:
// a click selects in place, and j, k and Enter walk through what a page lists.
"use strict";

(() => {
  const reader = document.querySelector(".reader");
  const text = reader && reader.querySelector(".text");
  let current = null;

  // shown tells whether an element of a list is on the page: a card may be
  // hidden by the legend.
  const shown = (el) => el.offsetParent !== null || getComputedStyle(el).position === "fixed";
  const items = () => [...document.querySelectorAll("[data-item]")].filter(shown);
  const strokes = (record) => [...text.querySelectorAll("[data-r]")].filter((s) => s.dataset.r === record);
  const cardOf = (record) => document.getElementById("card-" + record);

  function inView(el) {
    const r = el.getBoundingClientRect();
    return r.top > 70 && r.bottom < window.innerHeight - 20;
  }

  // reveal scrolls only as far as needed: a list that jumps is hard to follow.
  function reveal(el) {
    if (!inView(el)) el.scrollIntoView({ block: "center" });
  }

  function revealCard(card) {
    const panel = card.closest(".panel");
    if (getComputedStyle(panel).position !== "sticky") return; // docked below the text
    const p = panel.getBoundingClientRect();
    const c = card.getBoundingClientRect();
    if (c.top < p.top || c.bottom > p.bottom) {
      panel.scrollTop += c.top - p.top - (p.height - Math.min(c.height, p.height)) / 3;
    }
  }

  function clear() {
    for (const el of document.querySelectorAll(".sel")) el.classList.remove("sel");
    for (const el of document.querySelectorAll("[aria-current=location]")) el.removeAttribute("aria-current");
  }

  function mark(item) {
    clear();
    current = item;
    if (!item) return;
    item.classList.add("sel");
    item.setAttribute("aria-current", "location");
  }

  // select marks a record in the text and in the list, and puts it into the
  // address, so that the view can be kept and sent.
  function select(record) {
    const card = cardOf(record);
    mark(card);
    for (const s of strokes(record)) s.classList.add("sel");
    const address = new URL(location.href);
    address.searchParams.delete("part");
    address.searchParams.set("record", record);
    address.hash = record;
    history.replaceState(null, "", address);
    const anchor = document.getElementById(record);
    if (anchor) reveal(anchor);
    if (card) revealCard(card);
  }

  function deselect() {
    mark(null);
    const address = new URL(location.href);
    if (!address.searchParams.has("record")) return;
    address.searchParams.delete("record");
    address.hash = "";
    history.replaceState(null, "", address);
  }

  // candidates lists the records under a place in the text, the innermost
  // first, without those that the legend hides.
  function candidates(el) {
    const out = [];
    for (; el && el !== text; el = el.parentElement) {
      if (!el.dataset.r || el.classList.contains("covers")) continue;
      const box = reader.querySelector("#show-" + [...el.classList].find((c) => reader.querySelector("#show-" + c)));
      if (box && box.checked && !out.includes(el.dataset.r)) out.push(el.dataset.r);
    }
    return out;
  }

  // A second click at the same place goes on to the record around it.
  function clickText(event) {
    const list = candidates(event.target);
    if (event.target.closest(".go")) event.preventDefault();
    if (!getSelection().isCollapsed) return;
    if (list.length === 0) return event.target.closest("summary") ? undefined : deselect();
    const at = current ? list.indexOf(current.dataset.r) : -1;
    select(list[(at + 1) % list.length]);
  }

  function clickItem(event) {
    if (event.defaultPrevented || !getSelection().isCollapsed) return;
    const item = event.target.closest("[data-item]");
    if (!item) return;
    const ref = event.target.closest("[data-select]");
    const record = ref ? ref.dataset.select : event.target.closest(".rid") && item.dataset.r;
    if (record && cardOf(record)) {
      event.preventDefault();
      select(record);
    } else if (!event.target.closest("a, summary, input, button, label")) {
      item.dataset.r ? select(item.dataset.r) : mark(item);
    }
  }

  // firstInView is where j begins when nothing is selected.
  function firstInView(list) {
    const at = list.findIndex((el) => {
      const anchor = el.dataset.r ? document.getElementById(el.dataset.r) : el;
      return anchor && anchor.getBoundingClientRect().bottom > 70;
    });
    return Math.max(at, 0);
  }

  function step(by) {
    const list = items();
    if (list.length === 0) return;
    const at = list.indexOf(current);
    const next = at < 0 ? firstInView(list) : at + by;
    if (next < 0 || next >= list.length) return turn(by);
    const item = list[next];
    item.dataset.r ? select(item.dataset.r) : mark(item);
    if (!item.dataset.r) reveal(item);
    item.focus({ preventScroll: true }); // Tab goes on from here, and it is read aloud
  }

  // turn goes to the page or part beside this one.
  function turn(by) {
    const link = document.querySelector(by > 0 ? "a[rel=next]" : "a[rel=prev]");
    if (link) link.click();
  }

  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    switch (event.key) {
      case "j": step(1); break;
      case "k": step(-1); break;
      case "Escape": deselect(); break;
      case "Enter":
        if (!current || event.target.closest("a:not(.go), button, summary")) return;
        location.href = current.dataset.href;
        break;
      default: return;
    }
    event.preventDefault();
  }

  // keepLegend remembers which underlines a person has switched off.
  function keepLegend() {
    for (const box of reader.querySelectorAll(".legend input")) {
      const name = "hearsay-hide-" + box.dataset.role;
      box.checked = localStorage.getItem(name) === null;
      box.addEventListener("change", () => {
        box.checked ? localStorage.removeItem(name) : localStorage.setItem(name, "1");
      });
    }
  }

  document.addEventListener("keydown", key);
  document.addEventListener("click", clickItem);
  if (reader) {
    keepLegend();
    text.addEventListener("click", clickText);
    const pinned = reader.querySelector(".pinned");
    if (pinned) pinned.remove(); // the list itself is scrolled to the card
    const record = new URL(location.href).searchParams.get("record");
    const card = record && (cardOf(record) || reader.querySelector(".card.sel"));
    if (card) select(card.dataset.r);
  }
})();
