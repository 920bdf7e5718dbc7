// What few readers of the case table need at once: the evidence of a cell, and the whole on paper.
"use strict";

/** Shows beside a cell what speaks for it; fetched when it is asked for, and kept. */
kasane.tableEvidence = (grid, words, note) => {
  const SOON = 200;
  const known = new Map();
  let wanted = null;
  let timer = 0;

  function hide() {
    clearTimeout(timer);
    wanted = null;
    note.hidden = true;
    grid.activeCell()?.removeAttribute("aria-describedby");
  }

  function of(at) {
    clearTimeout(timer);
    const link = at?.what?.kind === "technique" && at.of ? at.cell.querySelector("a") : null;
    if (!link) {
      hide();
      return;
    }
    const query = new URLSearchParams({
      case: at.of.id,
      domain: words.domain,
      technique: decodeURIComponent(link.hash.slice(1)),
    });
    wanted = String(query);
    timer = setTimeout(() => show(wanted, at.row, at.column), SOON);
  }

  async function show(key, row, column) {
    if (!known.has(key)) {
      const answer = await fetch(`${words.evidence}?${key}`, { headers: { Accept: "text/html" } }).catch(() => null);
      if (!answer?.ok) {
        return;
      }
      known.set(key, await answer.text());
    }
    const cell = grid.cell(row, column);
    if (wanted === key && cell) {
      htmx.swap(note, known.get(key), { swapStyle: "innerHTML" });
      note.hidden = false;
      put(cell.getBoundingClientRect());
      if (cell === grid.activeCell()) {
        cell.setAttribute("aria-describedby", note.id);
      }
    }
  }

  /** Below the cell, or above where there is no room; within the window. */
  function put(cell) {
    const { width, height } = note.getBoundingClientRect();
    const below = cell.bottom + 4;
    const top = below + height < innerHeight ? below : Math.max(4, cell.top - height - 4);
    note.style.top = `${top}px`;
    note.style.left = `${Math.max(4, Math.min(cell.left, document.documentElement.clientWidth - width - 4))}px`;
  }

  grid.table.addEventListener("mouseover", (event) => of(grid.at(event.target)));
  grid.table.addEventListener("mouseleave", (event) => {
    if (!note.contains(event.relatedTarget)) {
      hide();
    }
  });
  note.addEventListener("mouseleave", hide);
  grid.table.addEventListener("blur", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  return { of, hide, forget: () => known.clear() };
};

/** All rows in blocks of columns that fit on paper; each block repeats its headings. */
kasane.tablePrint = {
  MOST: 400,
  BLOCK: 30,
  fill(place, data, state, grid, words) {
    const { rows, columns } = kasane.tableModel;
    const shown = rows(data, state);
    const all = columns(data, state.columns);
    place.replaceChildren();
    for (let from = 0; from < Math.min(all.length, this.MOST); from += this.BLOCK) {
      const end = Math.min(from + this.BLOCK, this.MOST, all.length);
      place.append(this.block(shown, all.slice(from, end), data, grid, words));
    }
    if (all.length > this.MOST) {
      const note = document.createElement("p");
      note.textContent = words.printed.replace("400", this.MOST);
      place.append(note);
    }
  },
  /** A column for each case, all as wide, whatever stands in them: the style sheet says how wide. */
  columns(many) {
    const group = document.createElement("colgroup");
    const add = (name, span) => {
      const col = group.appendChild(document.createElement("col"));
      col.className = name;
      col.span = span;
    };
    add("name", 1);
    add("case", many);
    add("total", 1);
    return group;
  },
  LONGEST: 40,
  caseHeading(id) {
    const text = document.createElement("div");
    text.textContent = id.length > this.LONGEST ? `${id.slice(0, this.LONGEST - 1)}…` : id;
    return text;
  },
  block(shown, some, data, grid, words) {
    const table = document.createElement("table");
    table.append(this.columns(some.length));
    const head = table.createTHead().insertRow();
    const add = (row, name, text) => {
      const cell = document.createElement(name);
      cell.append(text);
      row.append(cell);
      return cell;
    };
    add(head, "th", words.technique);
    some.forEach((i) => (add(head, "th", this.caseHeading(data.cases[i].id)).className = "case"));
    add(head, "th", words.total);
    const body = table.createTBody();
    for (const row of shown) {
      const line = body.insertRow();
      line.className = row.kind + (row.parent ? " sub" : "");
      add(line, "th", row.kind === "tactic" ? row.name : `${row.id} ${row.name}`);
      for (const i of some) {
        const cell = row.kind === "tactic" ? row.numbers[i] || "" : row.cells[i] ? grid.mark(row.cells[i]) : "";
        add(line, "td", cell);
      }
      const total = row.total === undefined ? "–" : row.kind === "tactic" ? row.total
        : words.of.replace("1111", row.total).replace("9999", data.ofCases);
      add(line, "td", total).className = "number";
    }
    return table;
  },
};
