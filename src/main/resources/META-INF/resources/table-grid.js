// Where the reader of the case table is: scrolls and moves through it by keys. Focus stays on the
// table itself and aria-activedescendant names the cell, so that nothing is lost when rows and
// columns are drawn anew.
"use strict";
kasane.tableGrid = (box, words) => {
  const ROW = 28;
  const COLUMN = 32;
  const SPARE = 6;
  const NARROW = 640;
  const IDS = -2;
  const NUMBERS = -1;

  const cells = kasane.tableCells(words);
  const table = document.createElement("table");
  table.tabIndex = 0;
  table.setAttribute("role", "grid");
  table.setAttribute("aria-label", words.name);
  table.setAttribute("aria-describedby", "grid-help");
  const sheet = kasane.tableSheet(table, cells);
  box.append(table);

  let shown = { data: null, rows: [], columns: [] };
  let active = { row: null, column: null };
  let activeCell = null;
  let size = { width: 0, height: 0, last: 0 };
  let drawn = "";

  const firstWidth = () => (size.width < NARROW ? 148 : 340);
  /** Wide enough for the longest total: one that is cut would be read as another number. */
  const totalWidth = ({ data }) =>
    [...cells.ofAll(data.ofCases, data)].reduce((sum, letter) => sum + (letter > "\u2e80" ? 15 : 8.5), 24);
  const headHeight = () => table.tHead.offsetHeight;

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
      const room = size.width - firstWidth() - COLUMN - (size.width < NARROW ? 0 : size.last);
      box.scrollLeft = Math.max(Math.min(box.scrollLeft, column * COLUMN), column * COLUMN - room + 4);
    } else if (column === shown.columns.length) {
      box.scrollLeft = box.scrollWidth;
    }
  }

  /** What is in sight and some more, in steps, so that not every pixel of scrolling draws anew. */
  function part(from, each, room, all) {
    const first = Math.max(0, Math.min(all, Math.floor(from / each)) - SPARE);
    const last = Math.ceil((from + room) / each) + SPARE;
    const start = first - (first % SPARE);
    return { start, end: Math.max(start, Math.min(all, last + SPARE - (last % SPARE))) };
  }

  function draw(top = box.scrollTop, left = box.scrollLeft) {
    if (!shown.data) {
      return;
    }
    const rows = part(top, ROW, size.height, shown.rows.length);
    const columns = part(left, COLUMN, size.width, shown.columns.length);
    const now = [rows.start, rows.end, columns.start, columns.end, size.width].join();
    if (now !== drawn) {
      drawn = now;
      sheet.draw(rows, columns, { first: firstWidth(), row: ROW, column: COLUMN, last: size.last });
    }
    point();
  }

  /** Says which cell is active, where it is drawn. */
  function point() {
    const at = place();
    const cell = sheet.cell(at.row, at.column);
    if (cell === activeCell && cell?.isConnected) {
      return;
    }
    activeCell?.classList.remove("active");
    activeCell?.removeAttribute("id");
    activeCell = cell;
    if (cell) {
      cell.classList.add("active");
      cell.id = "grid-active";
      table.setAttribute("aria-activedescendant", "grid-active");
    } else {
      table.removeAttribute("aria-activedescendant");
    }
  }

  function measure() {
    size = { width: box.clientWidth, height: box.clientHeight, last: size.last };
  }

  /**
   * Shows other data, rows or columns. What is at the top left stays there, or what a kept place
   * says comes back.
   */
  function show(next, kept) {
    const before = shown;
    let { scrollTop: top, scrollLeft: left } = box;
    measure();
    if (kept) {
      ({ active, top, left } = kept);
    } else if (before.data) {
      const key = before.rows[Math.floor(top / ROW)]?.key;
      const id = before.data.cases[before.columns[Math.floor(left / COLUMN)]]?.id;
      top = again(top, ROW, next.rows.findIndex((r) => r.key === key));
      left = again(left, COLUMN, next.columns.findIndex((c) => next.data.cases[c].id === id));
    }
    shown = next;
    size.last = totalWidth(next);
    drawn = "";
    sheet.show(next);
    draw(top, left);
    if (top > 0 || left > 0) {
      box.scrollTop = top;
      box.scrollLeft = left;
      // where the table became smaller the browser does not scroll as far
      draw();
    }
  }

  const again = (from, each, place) => (from > 0 && place >= 0 ? place * each + (from % each) : from);

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

  let waiting = false;
  box.addEventListener("scroll", () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        draw();
      });
    }
  }, { passive: true });
  new ResizeObserver(() => {
    measure();
    draw();
  }).observe(box);

  return {
    table,
    show,
    move,
    mark: cells.mark,
    /** The row and the case of a cell; null for what is no cell. */
    at(element) {
      const cell = element?.closest?.("[aria-colindex]");
      if (!cell) {
        return null;
      }
      const row = Number(cell.parentNode.dataset.row);
      const column = Number(cell.getAttribute("aria-colindex")) - 2;
      return { cell, row, column, what: shown.rows[row] ?? null, of: shown.data.cases[shown.columns[column]] ?? null };
    },
    cell: sheet.cell,
    activate(row, column) {
      setActive(row, column);
      draw();
    },
    activeCell: () => activeCell,
    keep: () => ({ active, top: box.scrollTop, left: box.scrollLeft }),
  };
};
