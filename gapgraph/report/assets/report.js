"use strict";
// Filters, sorting and the notes beside a document. Everything is readable without it.
(() => {
  document.documentElement.classList.add("scripted");
  const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;

  // Paper cannot be unfolded.
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));

  // ---- filters: each form names the list that it filters ------------------------------------------
  document.querySelectorAll("form[data-for]").forEach((form) => {
    const list = document.getElementById(form.dataset.for);
    if (!list) return;
    const items = [...list.querySelectorAll(".item")], texts = items.map((item) => item.textContent.toLocaleLowerCase());
    const search = form.querySelector("[data-search]"), choices = [...form.querySelectorAll("select[data-key]")], found = form.querySelector("[data-found]");
    const fits = (item, index) => texts[index].includes(search.value.trim().toLocaleLowerCase()) && choices.every((choice) => !choice.value || (item.dataset[choice.dataset.key] || "").split("|").includes(choice.value));
    function filter() {
      let count = 0;
      items.forEach((item, index) => { item.hidden = !fits(item, index); count += item.hidden ? 0 : 1; });
      list.querySelectorAll(".group").forEach((group) => { group.hidden = !group.querySelector(".item:not([hidden])"); });
      found.textContent = count === items.length ? `${count} shown` : `${count} of ${items.length} shown`;
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    filter();
    // A link may lead to an item that the filter hides.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.closest(".item[hidden]")) { form.reset(); filter(); target.scrollIntoView(); }
    });
  });

  // ---- sorting ------------------------------------------------------------------------------------
  document.querySelectorAll("th[data-sort]").forEach((head) => {
    const button = document.createElement("button"), table = head.closest("table"), index = [...head.parentElement.children].indexOf(head);
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending", body = table.tBodies[0];
      const value = (row) => row.cells[index].dataset.value ?? row.cells[index].textContent.trim();
      const rows = [...body.rows].sort((a, b) => compare(value(a), value(b)) * (up ? 1 : -1));
      table.querySelectorAll("th[data-sort]").forEach((other) => other.setAttribute("aria-sort", other === head ? (up ? "ascending" : "descending") : "none"));
      body.append(...rows);
    });
  });

  // ---- the notes beside a document's text ---------------------------------------------------------
  const text = document.getElementById("text"), notes = [...document.querySelectorAll(".note")], all = document.getElementById("all-notes"), status = document.getElementById("notes-status");
  if (!text) return;
  const nameOf = (mark) => mark.id || mark.dataset.of;
  function choose(names) {
    text.querySelectorAll("mark.here").forEach((mark) => mark.classList.remove("here"));
    let count = 0;
    notes.forEach((note) => {
      const fits = note.dataset.passages.split(" ").some((passage) => names.includes(passage));
      note.hidden = names.length > 0 && !fits && !note.closest("details");
      note.classList.toggle("chosen", fits);
      count += fits ? 1 : 0;
    });
    all.hidden = !names.length;
    status.textContent = names.length ? `${count} ${count === 1 ? "fact rests" : "facts rest"} on these words` : "";
  }
  const light = (name) => text.querySelectorAll("mark").forEach((mark) => { if (nameOf(mark) === name) mark.classList.add("here"); });
  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (!document.getElementById(name)?.matches?.("mark")) return;
    choose([name]);
    light(name);
  }
  text.addEventListener("click", (event) => {
    const names = [];
    for (let mark = event.target.closest("mark"); mark; mark = mark.parentElement.closest("mark")) names.push(nameOf(mark));
    if (!names.length) return;
    choose(names);
    light(names[0]);
  });
  all.addEventListener("click", () => choose([]));
  window.addEventListener("hashchange", follow);
  follow();
})();
