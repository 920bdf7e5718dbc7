// Deciding on techniques and stating facts. The forms stand outside of what changes with the case.
"use strict";
(() => {
  const forms = document.getElementById("forms");
  const live = document.getElementById("live");
  const words = forms.dataset;
  const decide = document.getElementById("decide");
  const state = document.getElementById("state");
  const NAME = "kasane-name";
  const TRIES = 20;
  const BETWEEN = 500;

  const revision = () => Number(document.getElementById("case-now").dataset.revision);
  const field = (dialog, name) => dialog.querySelector("form").elements.namedItem(name);

  function remembered() {
    try {
      return localStorage.getItem(NAME) || "";
    } catch {
      return "";
    }
  }

  function remember(name) {
    try {
      localStorage.setItem(NAME, name);
    } catch {
      // a browser that keeps nothing asks again
    }
  }

  /** Shows what is for one word of several, and hides what is for the others. */
  function only(dialog, attribute, word) {
    dialog.querySelectorAll(`[data-for-${attribute}]`).forEach((part) => {
      part.hidden = !part.getAttribute(`data-for-${attribute}`).split(" ").includes(word);
    });
  }

  /** Opens a form, empty except for what is given, for the case as it is shown now. */
  function open(dialog, values) {
    const form = dialog.querySelector("form");
    form.reset();
    form.querySelectorAll("input, select, textarea").forEach((each) => kasane.fault(each, ""));
    form.querySelector(".error").hidden = true;
    form.dataset.revision = revision();
    field(dialog, "by").value = remembered();
    for (const [name, value] of Object.entries(values)) {
      if (field(dialog, name)) {
        field(dialog, name).value = value;
      }
    }
    dialog.showModal();
  }

  function openDecision(button) {
    const { decide: verdict, technique = "", name = "", reason = "" } = button.dataset;
    only(decide, "decision", verdict);
    document.getElementById("decide-which").hidden = Boolean(technique);
    document.getElementById("decide-id").textContent = technique;
    document.getElementById("decide-name").textContent = name;
    decide.dataset.verdict = verdict;
    open(decide, { technique, reason });
    (technique ? field(decide, "reason") : field(decide, "technique")).focus();
  }

  function openState(button) {
    const { state: fact, item = "", value = "", status = "", note = "" } = button.dataset;
    only(state, "fact", fact);
    document.getElementById("state-which").textContent = item;
    if (item) {
      document.getElementById("state-new").hidden = true;
    }
    state.dataset.fact = fact;
    keep(button.closest("tr")?.querySelectorAll(".rests li") ?? []);
    open(state, { item, value, note, status: status || "suspected" });
    if (field(state, fact)?.tagName === "SELECT") {
      field(state, fact).value = value || field(state, fact).options[0].value;
    }
  }

  /** Offers the evidence that a fact rests on already; what is ticked is said again. */
  function keep(pieces) {
    const box = document.getElementById("state-kept");
    box.querySelectorAll("label").forEach((label) => label.remove());
    pieces.forEach((piece) => {
      const label = document.createElement("label");
      const tick = document.createElement("input");
      tick.type = "checkbox";
      tick.checked = true;
      tick.defaultChecked = true;
      const said = Object.fromEntries(
        ["source", "finding", "text"].filter((k) => piece.dataset[k]).map((k) => [k, piece.dataset[k]]),
      );
      tick.dataset.evidence = JSON.stringify(said);
      label.append(tick, document.createTextNode(Object.values(said).join(" / ")));
      box.append(label);
    });
    box.hidden = box.querySelector("label") === null;
  }

  function decision() {
    const of = (name) => field(decide, name).value.trim();
    const seen = of("seenAt");
    return {
      by: of("by"),
      decisions: [
        {
          technique: of("technique"),
          decision: decide.dataset.verdict,
          reason: of("reason"),
          ...(of("tactic") ? { tactic: of("tactic") } : {}),
          ...(seen ? { seenAt: `${seen.length === 16 ? `${seen}:00` : seen}Z` } : {}),
        },
      ],
    };
  }

  function evidence() {
    const kept = [...document.querySelectorAll("#state-kept input:checked")].map((tick) =>
      JSON.parse(tick.dataset.evidence),
    );
    const added = field(state, "evidence").value.split("\n").map((line) => line.trim());
    return [...kept, ...added.filter(Boolean)];
  }

  function facts() {
    const of = (name) => field(state, name).value.trim();
    const fact = state.dataset.fact;
    const choice = field(state, fact)?.tagName === "SELECT" ? of(fact) : null;
    const value = choice ?? of("value");
    const said = { ...(of("note") ? { note: of("note") } : {}), evidence: evidence() };
    let stated;
    if (fact === "allClear" || fact === "openQuestions") {
      const item = fact === "allClear" ? "condition" : "question";
      stated = [{ [item]: of("item"), state: choice, ...said }];
    } else if (!value || (choice === null && of("status") === "unknown")) {
      stated = { status: "unknown", ...said };
    } else {
      stated = { value, ...(choice === null ? { status: of("status") } : {}), ...said };
    }
    return { by: of("by"), ...(of("reason") ? { reason: of("reason") } : {}), facts: { [fact]: stated } };
  }

  /** Whether all is filled in that has to be; what is not is said beside the field. */
  function complete(dialog) {
    let first = null;
    const needed = dialog === decide ? ["technique", "reason", "by"] : ["item", "by"];
    for (const name of needed.reverse()) {
      const each = field(dialog, name);
      const asked = name !== "item" || !document.getElementById("state-new").hidden;
      const missing = asked && !each.value.trim();
      kasane.fault(each, missing ? words.needed : "");
      first = missing ? each : first;
    }
    first?.focus();
    return first === null;
  }

  /** Says beside the form what was wrong; a stale form is for the case as it is shown from then on. */
  async function refuse(dialog, answer) {
    const detail = answer.body?.detail ?? "";
    const technique = field(dialog, "technique");
    if (answer.status === 400 && technique && !technique.closest("[hidden]") && detail.startsWith("'technique'")) {
      kasane.fault(technique, detail);
      return;
    }
    if (answer.status === 412) {
      await htmx.ajax("GET", live.getAttribute("hx-get"), { target: live, swap: "innerHTML" });
      dialog.querySelector("form").dataset.revision = revision();
    }
    const plain = { 412: words.stale, 409: words.conflict }[answer.status];
    const error = dialog.querySelector(".error");
    error.textContent = plain ? `${plain} (${detail})` : detail;
    error.hidden = false;
  }

  /** Where no event comes, as behind some proxies, asks until the case has changed. */
  function follow(before, tries) {
    if (tries > 0 && revision() <= before) {
      htmx.trigger(live, "changed");
      setTimeout(follow, BETWEEN, before, tries - 1);
    }
  }

  async function send(dialog) {
    if (!complete(dialog)) {
      return;
    }
    const form = dialog.querySelector("form");
    const button = form.querySelector("button.main");
    const before = Number(form.dataset.revision);
    button.disabled = true;
    remember(field(dialog, "by").value.trim());
    const answer = await kasane.send("PATCH", words.api, dialog === decide ? decision() : facts(), {
      "If-Match": `"${before}"`,
    });
    if (!answer.ok) {
      await refuse(dialog, answer);
    }
    button.disabled = false;
    if (!answer.ok) {
      return;
    }
    dialog.close();
    kasane.say(words.sent);
    setTimeout(follow, BETWEEN, before, TRIES);
  }

  // techniques by any part of their names, while one writes
  let waiting;
  async function offer() {
    const asked = field(decide, "technique").value.trim();
    if (asked.length < 2) {
      return;
    }
    const answer = await kasane.send(
      "GET",
      `/api/v1/attack/search?kind=technique&limit=10&q=${encodeURIComponent(asked)}`,
    );
    const options = (answer.ok ? answer.body.items : []).map((item) => {
      const option = document.createElement("option");
      option.value = item.id;
      option.textContent = `${item.id} ${item.name}`;
      return option;
    });
    document.getElementById("decide-found").replaceChildren(...options);
  }
  field(decide, "technique").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 200);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-decide], [data-state], [data-close]");
    if (button?.matches("[data-decide]")) {
      openDecision(button);
    } else if (button?.matches("[data-state]")) {
      openState(button);
    } else if (button) {
      button.closest("dialog").close();
    }
  });
  for (const dialog of [decide, state]) {
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      send(dialog);
    });
  }

  // what a reader unfolded stays so, and where he is sent stays marked
  let unfolded = [];
  live.addEventListener("htmx:beforeSwap", (event) => {
    const told = /data-revision="(\d+)"/.exec(event.detail.xhr.responseText);
    if (told && Number(told[1]) === revision()) {
      event.detail.shouldSwap = false; // nothing new: what a reader is about to press stays
    }
    unfolded = [...live.querySelectorAll("details[open]")].map((each) => each.id);
  });
  live.addEventListener("htmx:afterSwap", () => {
    unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    seek();
    kasane.say("");
  });

  // what changed between the page and its first event, or while the connection was lost
  document.body.addEventListener("htmx:sseOpen", () => htmx.trigger(live, "changed"));

  function seek() {
    const id = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll(".sought").forEach((each) => each.classList.remove("sought"));
    const found = id ? document.getElementById(id) : null;
    if (found?.matches(".technique")) {
      found.classList.add("sought");
      found.querySelector("details")?.setAttribute("open", "");
    }
  }
  window.addEventListener("hashchange", seek);
  seek();
})();
