// What the rows and cells of the case table look like: for each row its heading, its cells by case,
// and its total. Knows nothing of what is in sight.
"use strict";
kasane.tableCells = (said) => {
  const words = { ...said };
  const SHAPES = ["", "●", "◐", "◌", "✕"];
  const NAMES = ["", "confirmed", "suspected", "inferred", "ruled-out"];
  const SAID = ["", words.c, words.s, words.i, words.r];

  function make(name, text, ...classes) {
    const element = document.createElement(name);
    if (text !== undefined && text !== null) {
      element.textContent = text;
    }
    if (classes.length > 0) {
      element.className = classes.join(" ");
    }
    return element;
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
  const ofAll = (count, data) => words.of.replace("1111", count).replace("9999", data.ofCases);

  const marks = SHAPES.map((shape, status) => {
    const st = make("span", null, "st", `st-${NAMES[status]}`);
    const drawn = make("span", shape);
    drawn.setAttribute("aria-hidden", "true");
    st.append(drawn, make("span", SAID[status], "unseen"));
    return st;
  });
  const mark = (status) => marks[status].cloneNode(true);

  /** The ids of the cases; as high as the longest needs, and what is longer than that is cut. */
  function ids({ data }) {
    const longest = data.cases.reduce((most, { id }) => Math.max(most, id.length), 1);
    const height = `${Math.min(120, 20 + longest * 8)}px`;
    const cell = (i) => {
      const { id, title } = data.cases[i];
      const th = heading(null, "col");
      th.className = "case";
      th.style.height = height;
      th.title = title ? `${id} · ${title}` : id;
      th.append(link(id, caseLink(id), "said"));
      return th;
    };
    return { kind: "", first: heading(words.technique, "col"), cell, last: heading(words.total, "col") };
  }

  /** How many techniques each case has. */
  function numbers({ data }) {
    return {
      kind: "",
      note: words.techniquesNote,
      first: heading(words.techniques, "row"),
      cell: (i) => make("td", data.cases[i].n, "number"),
      last: make("td", data.ofCases, "number", "total"),
    };
  }

  function row(of, { data }) {
    const tactic = of.kind === "tactic";
    return {
      kind: of.kind + (of.parent ? " sub" : ""),
      first: rowHeading(of),
      cell: tactic ? (i) => make("td", of.numbers[i] || "", "number") : (i) => tick(of, i, data),
      last: total(of, data),
    };
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

  function tick(row, i, data) {
    const td = make("td");
    const status = row.cells[i];
    if (status) {
      const a = link(null, `${caseLink(data.cases[i].id)}#${encodeURIComponent(row.sources?.[i] ?? row.id)}`);
      a.append(mark(status));
      td.append(a);
    }
    return td;
  }

  function total(row, data) {
    const td = make("td", null, "number", "total");
    if (row.kind === "tactic") {
      td.textContent = row.total;
      td.title = words.tacticNote;
    } else if (row.total === undefined) {
      td.textContent = "–";
    } else {
      td.append(link(ofAll(row.total, data), casesWith(row)));
      td.title = row.rolledUp ? words.rolledNote : "";
    }
    return td;
  }

  return { ids, numbers, row, mark, ofAll };
};
