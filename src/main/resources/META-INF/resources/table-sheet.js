// The part of the case table that is drawn: a real table with the rows and columns in sight, and
// gaps that stand for the others. What stays in sight stays as it is; only what comes and goes is
// made and taken away.
"use strict";
kasane.tableSheet = (table, cells) => {
  const NOTHING = { start: 0, end: 0 };
  const IDS = -2;
  const NUMBERS = -1;
  const group = table.appendChild(document.createElement("colgroup"));
  const head = table.createTHead();
  const body = table.createTBody();
  const above = emptyRow();
  const below = emptyRow();
  const lines = new Map();
  let shown = { data: null, rows: [], columns: [] };
  let rows = NOTHING;
  let columns = NOTHING;
  let measures = "";

  function gap() {
    const td = document.createElement("td");
    td.className = "gap";
    td.setAttribute("role", "presentation");
    return td;
  }

  function emptyRow() {
    const tr = document.createElement("tr");
    tr.className = "gap";
    tr.setAttribute("role", "presentation");
    tr.append(gap());
    return tr;
  }

  const described = (index) => (index === IDS ? cells.ids(shown)
    : index === NUMBERS ? cells.numbers(shown) : cells.row(shown.rows[index], shown));

  /** A row with its cells; it remembers how to make others. */
  function line(index) {
    const { kind, note, first, cell, last } = described(index);
    const tr = document.createElement("tr");
    tr.className = kind;
    tr.title = note ?? "";
    tr.dataset.row = index;
    tr.setAttribute("aria-rowindex", index + 3);
    first.setAttribute("aria-colindex", 1);
    last.setAttribute("aria-colindex", shown.columns.length + 2);
    tr.append(first, last);
    const made = { tr, first, last, cell, left: gap(), right: gap() };
    fit(made, NOTHING, columns);
    return made;
  }

  function some(cell, from, to) {
    const made = document.createDocumentFragment();
    for (let i = from; i < to; i++) {
      const element = cell(shown.columns[i]);
      element.setAttribute("aria-colindex", i + 2);
      made.append(element);
    }
    return made;
  }

  /** Makes a row that holds some columns hold others; those that are in both stay. */
  function fit({ first, last, cell, left, right }, from, to) {
    left.remove();
    right.remove();
    for (let i = from.start; i < Math.min(to.start, from.end); i++) {
      first.nextSibling.remove();
    }
    for (let i = Math.max(to.end, from.start); i < from.end; i++) {
      last.previousSibling.remove();
    }
    first.after(some(cell, to.start, Math.min(from.start, to.end)));
    last.before(some(cell, Math.max(from.end, to.start), to.end));
    if (to.start > 0) {
      first.after(left);
    }
    if (to.end < shown.columns.length) {
      last.before(right);
    }
  }

  function setColumns(to) {
    if (to.start !== columns.start || to.end !== columns.end) {
      lines.forEach((made) => fit(made, columns, to));
      columns = to;
    }
  }

  function setRows(to) {
    for (const [index, made] of lines) {
      if (index >= 0 && (index < to.start || index >= to.end)) {
        made.tr.remove();
        lines.delete(index);
      }
    }
    put(head, null, IDS, 0);
    put(body, above, to.start, to.end);
    rows = to;
  }

  /** Puts rows behind another, in their order; those that stand there already are left alone. */
  function put(parent, behind, from, to) {
    let next = behind ? behind.nextSibling : parent.firstChild;
    for (let i = from; i < to; i++) {
      const known = lines.get(i);
      if (known) {
        next = known.tr.nextSibling;
      } else {
        const made = line(i);
        lines.set(i, made);
        parent.insertBefore(made.tr, next);
      }
    }
  }

  function measure(first, row, column, last) {
    const now = [first, last, columns.start, columns.end, shown.columns.length].join();
    if (now !== measures) {
      measures = now;
      group.replaceChildren();
      col(1, first);
      col(columns.start > 0 ? 1 : 0, columns.start * column);
      col(columns.end - columns.start, column);
      const behind = shown.columns.length - columns.end;
      col(behind > 0 ? 1 : 0, behind * column);
      col(1, last);
      table.style.width = `${first + shown.columns.length * column + last}px`;
    }
    height(above, rows.start * row);
    height(below, (shown.rows.length - rows.end) * row);
  }

  function col(span, width) {
    if (span > 0) {
      const col = group.appendChild(document.createElement("col"));
      col.span = span;
      col.style.width = `${width}px`;
    }
  }

  function height(empty, pixels) {
    empty.hidden = pixels === 0;
    empty.firstChild.style.height = `${pixels}px`;
  }

  return {
    /** Other data, rows or columns: nothing of what is drawn holds any more. */
    show(next) {
      shown = next;
      rows = columns = NOTHING;
      lines.clear();
      measures = "";
      head.replaceChildren();
      body.replaceChildren(above, below);
      table.setAttribute("aria-rowcount", shown.rows.length + 2);
      table.setAttribute("aria-colcount", shown.columns.length + 2);
    },
    /** Draws some rows and columns; sizes are in pixels. */
    draw(toRows, toColumns, sizes) {
      setColumns(toColumns);
      setRows(toRows);
      measure(sizes.first, sizes.row, sizes.column, sizes.last);
    },
    /** A cell by its place, null where it is out of sight. */
    cell(row, column) {
      const made = lines.get(row);
      if (!made) {
        return null;
      }
      if (column === -1 || column === shown.columns.length) {
        return column === -1 ? made.first : made.last;
      }
      const before = columns.start > 0 ? 2 : 1;
      const drawn = column >= columns.start && column < columns.end;
      return drawn ? made.tr.cells[column - columns.start + before] : null;
    },
  };
};
