// The case table: what the reader chooses, what changes meanwhile, and the evidence of a cell.
"use strict";
(() => {
  const view = document.getElementById("table-view");
  const box = document.getElementById("grid");
  const words = view.dataset;
  const { read, columns, rows } = kasane.tableModel;
  const grid = kasane.tableGrid(box, words);
  const control = (id) => document.getElementById(id);
  const KEPT = `table ${location.pathname}${location.search}`;
  const state = { rows: "matrix", columns: "id", text: "", folded: new Set(), subs: false, except: new Set() };
  let data = null;

  function show(place) {
    const shown = rows(data, state);
    control("no-rows").hidden = shown.length > 0 || data.tactics.length === 0;
    box.hidden = shown.length === 0;
    grid.show({ data, rows: shown, columns: columns(data, state.columns) }, place);
    const folds = data.tactics.filter((tactic) => state.folded.has(tactic.key)).length;
    control("fold-tactics").checked = folds > 0 && folds === data.tactics.length;
    control("fold-subs").checked = state.subs;
  }

  function fold(row) {
    const set = row.kind === "tactic" ? state.folded : state.except;
    if (!set.delete(row.key)) {
      set.add(row.key);
    }
    show();
  }

  // what the reader chose here comes back with the page, as scrolling does
  function keep() {
    const kept = { ...state, folded: [...state.folded], except: [...state.except], place: grid.keep() };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  }

  /** Takes up what the reader chose before; says where the table stood. */
  function restore() {
    const { place, ...kept } = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
    if (place) {
      Object.assign(state, kept, { folded: new Set(kept.folded), except: new Set(kept.except) });
      control("rows-text").value = state.text;
      control("rows-by").value = state.rows;
      control("columns-by").value = state.columns;
    }
    return place;
  }

  function listen() {
    control("rows-text").addEventListener("input", (event) => {
      state.text = event.target.value;
      show();
    });
    control("rows-by").addEventListener("change", (event) => {
      state.rows = event.target.value;
      show();
    });
    control("columns-by").addEventListener("change", (event) => {
      state.columns = event.target.value;
      show();
    });
    control("fold-tactics").addEventListener("change", (event) => {
      state.folded = new Set(event.target.checked ? data.tactics.map((tactic) => tactic.key) : []);
      show();
    });
    control("fold-subs").addEventListener("change", (event) => {
      state.subs = event.target.checked;
      state.except.clear();
      show();
    });
    grid.table.addEventListener("keydown", keyed);
    grid.table.addEventListener("click", clicked);
    window.addEventListener("pagehide", keep);
    document.querySelector("form.filters")?.addEventListener("submit", (event) => {
      for (const field of event.target.elements) {
        field.disabled = field.name && !field.value;
      }
    });
    window.addEventListener("pageshow", () => {
      document.querySelectorAll("form.filters :disabled").forEach((field) => (field.disabled = false));
    });
  }

  function keyed(event) {
    if (grid.move(event)) {
      evidence.of(grid.at(grid.activeCell()));
      return;
    }
    const at = grid.at(grid.activeCell());
    if (event.key === "Escape") {
      evidence.hide();
    } else if (at && event.key === " " && at.what?.folds) {
      event.preventDefault();
      fold(at.what);
    } else if (at && event.key === "Enter") {
      event.preventDefault();
      const link = at.cell.querySelector("a");
      if (at.column === -1 && at.what?.folds) {
        fold(at.what);
      } else {
        link?.click();
      }
    }
  }

  function clicked(event) {
    const at = grid.at(event.target);
    if (!at) {
      return;
    }
    grid.activate(at.row, at.column);
    if (at.column === -1 && at.what?.folds && !event.target.closest("a")) {
      fold(at.what);
    }
  }

  const evidence = kasane.tableEvidence(grid, words, control("evidence"));

  // --- live ---

  const live = control("live");
  const LEAST_PAUSE = 1000;
  const AGAIN = 5000;
  let waiting = false;
  let running = false;
  let pause = LEAST_PAUSE;
  let tag = `"${words.tag}"`;

  function say(text, lost) {
    live.hidden = false;
    live.textContent = text;
    live.classList.toggle("lost", lost);
  }

  /** Reads the table anew: at once, then not before a pause that grows with how long that takes. */
  async function refresh() {
    waiting = true;
    if (running || document.hidden) {
      return;
    }
    running = true;
    while (waiting && !document.hidden) {
      waiting = false;
      const begun = performance.now();
      await fetchTable();
      pause = Math.max(LEAST_PAUSE, 5 * (performance.now() - begun));
      await new Promise((done) => setTimeout(done, pause));
    }
    running = false;
  }

  async function fetchTable() {
    const asked = { headers: { Accept: "application/json", "If-None-Match": tag } };
    const answer = await fetch(words.url, asked).catch(() => null);
    if (answer?.ok) {
      tag = answer.headers.get("ETag");
      update(await answer.json());
    }
  }

  function update(fresh) {
    data = read(fresh);
    view.classList.toggle("nothing", data.tactics.length === 0);
    document.querySelectorAll(".empty:not(#no-rows)").forEach((note) => (note.hidden = data.tactics.length > 0));
    control("of-cases").textContent = words.over.replace("9999", data.ofCases);
    evidence.forget();
    show();
  }

  function connect() {
    const stream = new EventSource("/api/v1/stream/cases");
    stream.addEventListener("open", () => {
      say(words.live, false);
      // what changed since the page was made, or while the line was cut, was told to nobody
      refresh();
    });
    stream.addEventListener("error", () => {
      say(words.lost, true);
      if (stream.readyState === EventSource.CLOSED) {
        // refused: the browser gives up by itself
        setTimeout(connect, AGAIN);
      }
    });
    stream.addEventListener("message", refresh);
    window.addEventListener("pagehide", () => stream.close(), { once: true });
  }

  window.addEventListener("beforeprint", () => kasane.tablePrint.fill(control("printed"), data, state, grid, words));
  window.addEventListener("afterprint", () => control("printed").replaceChildren());

  data = read(JSON.parse(control("table-data").textContent));
  listen();
  show(restore());
  // behind the frame that shows it
  requestAnimationFrame(() => setTimeout(() => performance.mark("table-drawn")));
  document.addEventListener("visibilitychange", () => waiting && refresh());
  connect();
})();
