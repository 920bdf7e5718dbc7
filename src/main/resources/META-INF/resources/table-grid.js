// Draws the part of the case table that is in sight into a real table, and moves through it by
// keys. Focus stays on the table itself and aria-activedescendant names the cell, so that nothing
// is lost when rows and columns are drawn anew.
"use strict";
kasane.tableGrid = (box, words) => {
  const ROW = 28;
  const COLUMN = 32;
  const SPARE = 6;
  const SHAPES = ["", "●", "◐", "◌", "✕"];
  const NAMES = ["", "confirmed", "suspected", "inferred", "ruled-out"];
  const SAID = ["", words.c, words.s, words.i, words.r];
  const IDS = -2;
  const NUMBERS = -1;

  let shown = { data: null, rows: [], columns: [] };
  let active = { row: null, column: null };
  let drawn = "";
  const table = make("table");
  table.tabIndex = 0;
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", words.name);
  table.setAttribute("aria-describedby", "grid-help");
  box.append(table);

  function make(name, text, ...classes) {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) {
      element.textContent = text;
    }
    element.classList.add(...classes);
    return element;
  }

  const firstWidth = () => (box.clientWidth < 640 ? 148 : 340);
  const headHeight = () => table.tHead?.offsetHeight ?? 0;
  /** Wide enough for the longest total: one that is cut would be read as another number. */
  const totalWidth = () => {
    const longest = [...ofAll(shown.data.ofCases)];
    return 24 + longest.reduce((sum, letter) => sum + (letter > "\u2e80" ? 15 : 8.5), 0);
  };
  const ofAll = (count) => words.of.replace("1111", count).replace("9999", shown.data.ofCases);

  /** What is active, as places; the first case of the first row at first. */
  function place() {
    const row = active.row === "#ids" ? IDS : active.row === "#numbers" ? NUMBERS
      : shown.rows.findIndex((r) => r.key === active.row);
    const column = active.column === "#row" ? -1 : active.column === "#total" ? shown.columns.length
      : shown.columns.findIndex((c) => shown.data.cases[c].id === active.column);
    return {
      row: row === -1 && active.row !== "#numbers" ? 0 : row,
      column: column === -1 && active.column !== "#row" ? 0 : column,
    };
  }

  function setActive(row, column) {
    const lastRow = shown.rows.length - 1;
    const r = Math.max(IDS, Math.min(lastRow, row));
    const c = Math.max(-1, Math.min(shown.columns.length, column));
    active = {
      row: r === IDS ? "#ids" : r === NUMBERS ? "#numbers" : shown.rows[r].key,
      column: c === -1 ? "#row" : c === shown.columns.length ? "#total" : shown.data.cases[shown.columns[c]].id,
    };
    return { row: r, column: c };
  }

  function reveal({ row, column }) {
    if (row >= 0) {
      const room = box.clientHeight - headHeight() - ROW;
      box.scrollTop = Math.max(Math.min(box.scrollTop, row * ROW), row * ROW - room + 4);
    }
    if (column >= 0 && column < shown.columns.length) {
      const room = box.clientWidth - firstWidth() - COLUMN - (box.clientWidth < 640 ? 0 : totalWidth());
      box.scrollLeft = Math.max(Math.min(box.scrollLeft, column * COLUMN), column * COLUMN - room + 4);
    } else if (column === shown.columns.length) {
      box.scrollLeft = box.scrollWidth;
    }
  }

  function part(from, size, room, all) {
    const first = Math.max(0, Math.floor(from / size) - SPARE);
    // in steps, so that not every pixel of scrolling draws anew
    const start = Math.min(first - (first % SPARE), Math.max(0, all - 1));
    const end = Math.min(all, start + Math.ceil(room / size) + 3 * SPARE);
    return { start, end: Math.max(start, end) };
  }

  function draw(force) {
    if (!shown.data) {
      return;
    }
    const rows = part(box.scrollTop, ROW, box.clientHeight, shown.rows.length);
    const columns = part(box.scrollLeft, COLUMN, box.clientWidth, shown.columns.length);
    const at = place();
    const now = [rows.start, rows.end, columns.start, columns.end, at.row, at.column, box.clientWidth].join();
    if (!force && now === drawn) {
      return;
    }
    drawn = now;
    table.setAttribute("aria-rowcount", shown.rows.length + 2);
    table.setAttribute("aria-colcount", shown.columns.length + 2);
    const window_ = { rows, columns, at };
    table.replaceChildren(widths(columns), head(window_), body(window_));
    table.style.width = `${firstWidth() + shown.columns.length * COLUMN + totalWidth()}px`;
    const cell = table.querySelector(".active");
    if (cell) {
      cell.id = "grid-active";
      table.setAttribute("aria-activedescendant", "grid-active");
    } else {
      table.removeAttribute("aria-activedescendant");
    }
  }

  function widths(columns) {
    const group = make("colgroup");
    const add = (width) => {
      const col = make("col");
      col.style.width = `${width}px`;
      group.append(col);
    };
    add(firstWidth());
    if (columns.start > 0) {
      add(columns.start * COLUMN);
    }
    for (let i = columns.start; i < columns.end; i++) {
      add(COLUMN);
    }
    if (columns.end < shown.columns.length) {
      add((shown.columns.length - columns.end) * COLUMN);
    }
    add(totalWidth());
    return group;
  }

  /** A row of cells between the gaps that stand for what is out of sight. */
  function line({ columns, at }, index, first, cell, last) {
    const row = make("tr");
    row.setAttribute("aria-rowindex", index + 3);
    const put = (element, column) => {
      if (column !== null) {
        element.setAttribute("aria-colindex", column + 2);
        element.dataset.row = index;
        element.dataset.column = column;
        element.classList.toggle("active", at.row === index && at.column === column);
      }
      row.append(element);
    };
    const gap = () => {
      const empty = make("td", "", "gap");
      empty.setAttribute("role", "presentation");
      put(empty, null);
    };
    put(first, -1);
    if (columns.start > 0) {
      gap();
    }
    for (let i = columns.start; i < columns.end; i++) {
      put(cell(shown.columns[i]), i);
    }
    if (columns.end < shown.columns.length) {
      gap();
    }
    put(last, shown.columns.length);
    return row;
  }

  function heading(text, scope) {
    const th = make("th", text);
    th.scope = scope;
    return th;
  }

  function link(text, href, ...classes) {
    const a = make("a", text, ...classes);
    a.href = href;
    a.tabIndex = -1;
    return a;
  }

  const caseLink = (id) => `/cases/${encodeURIComponent(id)}`;
  const casesWith = (row) => {
    const query = new URLSearchParams(words.query);
    query.set("technique", row.id);
    if (!query.get("status")) {
      query.set("status", "confirmed,suspected");
    }
    return `/cases?${query}`;
  };

  /** For the longest id that is there; what is longer than that is cut. */
  function headingHeight() {
    const longest = Math.max(...shown.data.cases.map((c) => c.id.length), 1);
    return Math.min(120, 20 + longest * 8);
  }

  function head(window_) {
    const thead = make("thead");
    const ids = line(window_, IDS, heading(words.technique, "col"), (i) => {
      const { id, title } = shown.data.cases[i];
      const th = heading(null, "col");
      th.className = "case";
      th.style.height = `${headingHeight()}px`;
      const a = link(id, caseLink(id), "said");
      th.title = title ? `${id} · ${title}` : id;
      th.append(a);
      return th;
    }, heading(words.total, "col"));
    const numbers = line(window_, NUMBERS, heading(words.techniques, "row"), (i) =>
      make("td", shown.data.cases[i].n, "number"), make("td", shown.data.ofCases, "number", "total"));
    numbers.title = words.techniquesNote;
    thead.append(ids, numbers);
    return thead;
  }

  function body(window_) {
    const { rows } = window_;
    const tbody = make("tbody");
    const gap = (height) => {
      if (height > 0) {
        const tr = make("tr", "", "gap");
        tr.setAttribute("role", "presentation");
        const td = make("td");
        td.setAttribute("role", "presentation");
        td.style.height = `${height}px`;
        tr.append(td);
        tbody.append(tr);
      }
    };
    gap(rows.start * ROW);
    for (let i = rows.start; i < rows.end; i++) {
      const row = shown.rows[i];
      const tr = line(window_, i, rowHeading(row), (c) => cellOf(row, c), totalOf(row));
      tr.className = row.kind + (row.parent ? " sub" : "");
      tbody.append(tr);
    }
    gap((shown.rows.length - rows.end) * ROW);
    return tbody;
  }

  function rowHeading(row) {
    const th = heading(null, "row");
    const name = make("span", row.name, "name");
    name.lang = "en";
    if (row.folds) {
      th.setAttribute("aria-expanded", String(!row.folded));
      const fold = make("span", row.folded ? "▸" : "▾", "fold");
      fold.setAttribute("aria-hidden", "true");
      th.append(fold);
    }
    if (row.kind === "technique") {
      const a = link(null, `/techniques/${encodeURIComponent(row.id)}`);
      a.append(make("span", row.id, "id"), " ", name);
      th.append(a);
      if (row.folded) {
        th.append(make("span", ` +${row.subs}`, "seldom"));
      }
    } else {
      th.append(name);
    }
    th.title = row.kind === "tactic" ? `${row.id} ${row.name}` : `${row.id} ${row.name} · ${row.tactic.name}`;
    return th;
  }

  function cellOf(row, i) {
    if (row.kind === "tactic") {
      return make("td", row.numbers[i] || "", "number");
    }
    const td = make("td");
    const status = row.cells[i];
    if (status) {
      const a = link(null, `${caseLink(shown.data.cases[i].id)}#${encodeURIComponent(row.sources?.[i] ?? row.id)}`);
      a.append(mark(status));
      td.append(a);
    }
    return td;
  }

  function mark(status) {
    const st = make("span", null, "st", `st-${NAMES[status]}`);
    const shape = make("span", SHAPES[status]);
    shape.setAttribute("aria-hidden", "true");
    st.append(shape, make("span", SAID[status], "unseen"));
    return st;
  }

  function totalOf(row) {
    const td = make("td", null, "number", "total");
    if (row.kind === "tactic") {
      td.textContent = row.total;
      td.title = words.tacticNote;
    } else if (row.total === undefined) {
      td.textContent = "–";
    } else {
      td.append(link(ofAll(row.total), casesWith(row)));
      td.title = row.rolledUp ? words.rolledNote : "";
    }
    return td;
  }

  /** Shows other data, rows or columns; what is at the top left stays there. */
  function show(next) {
    const before = shown;
    const top = before.rows[Math.floor(box.scrollTop / ROW)]?.key;
    const left = before.data?.cases[before.columns[Math.floor(box.scrollLeft / COLUMN)]]?.id;
    const offset = { y: box.scrollTop % ROW, x: box.scrollLeft % COLUMN };
    shown = next;
    if (before.data && box.scrollTop > 0) {
      const row = shown.rows.findIndex((r) => r.key === top);
      draw(true);
      box.scrollTop = row < 0 ? box.scrollTop : row * ROW + offset.y;
    }
    if (before.data && box.scrollLeft > 0) {
      const column = shown.columns.findIndex((c) => shown.data.cases[c].id === left);
      draw(true);
      box.scrollLeft = column < 0 ? box.scrollLeft : column * COLUMN + offset.x;
    }
    draw(true);
  }

  function move(event) {
    const at = place();
    const page = Math.max(1, Math.floor((box.clientHeight - headHeight()) / ROW) - 1);
    const far = event.ctrlKey || event.metaKey;
    const steps = {
      ArrowDown: [at.row + 1, at.column], ArrowUp: [at.row - 1, at.column],
      ArrowRight: [at.row, at.column + 1], ArrowLeft: [at.row, at.column - 1],
      PageDown: [at.row + page, at.column], PageUp: [Math.max(0, at.row - page), at.column],
      Home: [far ? 0 : at.row, -1], End: [far ? shown.rows.length - 1 : at.row, shown.columns.length],
    };
    const to = steps[event.key];
    if (!to || event.altKey || event.shiftKey) {
      return false;
    }
    event.preventDefault();
    reveal(setActive(...to));
    draw();
    return true;
  }

  box.addEventListener("scroll", () => requestAnimationFrame(() => draw()), { passive: true });
  new ResizeObserver(() => draw()).observe(box);

  return {
    table,
    show,
    move,
    mark,
    /** The row and the case of a cell; null for what is no cell. */
    at(element) {
      const cell = element?.closest?.("[data-row]");
      if (!cell) {
        return null;
      }
      const row = Number(cell.dataset.row);
      const column = Number(cell.dataset.column);
      return { cell, row, column, what: shown.rows[row] ?? null, of: shown.data.cases[shown.columns[column]] ?? null };
    },
    activate(row, column) {
      setActive(row, column);
      draw();
    },
    activeCell: () => table.querySelector(".active"),
    keep: () => ({ active, top: box.scrollTop, left: box.scrollLeft }),
    restore(kept) {
      active = kept.active;
      draw(true);
      box.scrollTop = kept.top;
      box.scrollLeft = kept.left;
      draw(true);
    },
  };
};
