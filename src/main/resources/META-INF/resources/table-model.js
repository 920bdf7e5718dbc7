// What the case table shows: its rows and columns in the order, and with the folds, that the
// reader chose. Knows nothing of the page.
"use strict";
kasane.tableModel = (() => {
  const EMPTY = 0;
  const ZERO = 48;
  const NINE = 57;
  const STATUS = { c: 1, s: 2, i: 3, r: 4 };
  const counts = (status) => status === STATUS.c || status === STATUS.s;
  const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  /** The cells of a row: for each tick a gap, where there is one, and a letter. */
  function decode(cells, length, numbers) {
    const row = new Uint8Array(length);
    let at = 0;
    let gap = 0;
    for (let i = 0; i < cells.length; i++) {
      const code = cells.charCodeAt(i);
      if (code <= NINE) {
        gap = gap * 10 + code - ZERO;
      } else {
        at += gap;
        gap = 0;
        row[at] = STATUS[cells[i]];
        numbers[at] += counts(row[at]) ? 1 : 0;
        at++;
      }
    }
    return row;
  }

  /** The strongest status of some rows in each case; sources says which row has it. */
  function strongest(rows, length) {
    const cells = new Uint8Array(length);
    const sources = new Array(length);
    for (const row of rows) {
      row.cells.forEach((status, i) => {
        if (status !== EMPTY && (cells[i] === EMPTY || status < cells[i])) {
          cells[i] = status;
          sources[i] = row.id;
        }
      });
    }
    return { cells, sources };
  }

  /** A technique with its sub-techniques; either may be missing. */
  function groups(tactic, length, numbers) {
    const byId = new Map();
    for (const row of tactic.rows) {
      const id = row.parent ?? row.id;
      if (!byId.has(id)) {
        byId.set(id, { id, head: null, subs: [] });
      }
      const group = byId.get(id);
      const whole = { ...row, cells: decode(row.cells, length, numbers), tactic };
      if (row.parent) {
        group.subs.push(whole);
      } else {
        group.head = whole;
      }
    }
    return [...byId.values()];
  }

  function read(data) {
    const length = data.cases.length;
    const tactics = data.tactics.map((tactic) => {
      const numbers = new Uint16Array(length);
      return { ...tactic, groups: groups(tactic, length, numbers), numbers };
    });
    return { ...data, tactics };
  }

  /** The columns, as places in data.cases. */
  function columns(data, by) {
    const order = data.cases.map((_, i) => i);
    const cases = data.cases;
    if (by === "opened") {
      order.sort((a, b) => byText(cases[a].opened ?? "~", cases[b].opened ?? "~") || a - b);
    } else if (by === "techniques") {
      order.sort((a, b) => cases[b].n - cases[a].n || a - b);
    }
    return order;
  }

  const total = (row) => row.total ?? 0;
  const ORDERS = {
    matrix: (a, b) => byText(a.id, b.id),
    id: (a, b) => byText(a.id, b.id),
    name: (a, b) => a.name.localeCompare(b.name, "en") || byText(a.id, b.id),
    total: (a, b) => total(b) - total(a) || byText(a.id, b.id),
  };

  function ordered(list, by) {
    const weight = (group) => ({
      id: group.id,
      name: group.head.name,
      total: group.head.rolled ?? group.head.total,
    });
    return [...list].sort((a, b) => ORDERS[by](weight(a), weight(b)));
  }

  /**
   * The rows that are in view.
   *
   * state.rows: the order; state.text: words that a row must hold; state.folded: shortnames of
   * folded tactics; state.subs: whether sub-techniques are folded; state.except: groups that
   * stand otherwise than state.subs says.
   */
  function rows(data, state) {
    const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (row, tactic, head) => {
      const text = `${row.id} ${row.name} ${head.name} ${tactic.name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    const shown = [];
    for (const tactic of tacticsInOrder(data, state)) {
      const under = [];
      for (const group of ordered(tactic.groups, state.rows)) {
        under.push(...groupRows(group, tactic, state, data, (row) => fits(row, tactic, group.head)));
      }
      if (words.length === 0 || under.length > 0) {
        const folded = words.length === 0 && state.folded.has(tactic.key);
        shown.push({
          kind: "tactic", key: tactic.key, id: tactic.id, name: tactic.name, tactic,
          numbers: tactic.numbers, total: tactic.total, folds: true, folded,
        });
        shown.push(...(folded ? [] : under));
      }
    }
    return shown;
  }

  /** By name and by id the tactics too; their totals are sums, so they stay where they are. */
  function tacticsInOrder(data, state) {
    const by = state.rows === "name" || state.rows === "id" ? ORDERS[state.rows] : null;
    return by ? [...data.tactics].sort(by) : data.tactics;
  }

  function groupRows(group, tactic, state, data, fits) {
    const key = `${tactic.key}/${group.id}`;
    const folded = group.subs.length > 0 && state.subs !== state.except.has(key);
    const head = group.head;
    const subs = [...group.subs].sort(ORDERS[state.rows]);
    const kept = subs.filter(fits);
    if (!fits(head) && kept.length === 0) {
      return [];
    }
    const row = { ...head, kind: "technique", key, tactic, folds: subs.length > 0, folded, subs: subs.length };
    if (folded) {
      const all = strongest([head, ...subs], data.cases.length);
      return [{ ...row, ...all, total: head.rolled, rolledUp: true }];
    }
    return [row, ...kept.map((sub) => ({ ...sub, kind: "technique", key: `${tactic.key}/${sub.id}`, tactic, group: key }))];
  }

  return { read, columns, rows };
})();
