// Importing: the file is looked at on the server, what is doubtful decided here, then loaded.
"use strict";
(() => {
  const TABLE = "/import";
  const LOAD = "/api/v1/import";
  const LINES = "application/x-ndjson";
  const LONGEST_ADDRESS = 3000;

  const form = document.getElementById("import");
  const words = form.dataset;
  const file = document.getElementById("file");
  const source = document.getElementById("source");
  const drop = document.getElementById("drop");
  const look = document.getElementById("look");
  const preview = document.getElementById("preview");
  const progress = document.getElementById("progress");
  const bar = progress.querySelector("progress");
  const line = progress.querySelector("p");
  const marks = new Map();
  let lines = false;
  let dropped = null;

  function chosen() {
    return dropped ?? file.files[0];
  }

  /** Uploads with a progress that is that of the bytes sent. */
  function upload(address, body, headers, accept) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("Accept", accept);
      for (const [name, value] of Object.entries(headers)) {
        request.setRequestHeader(name, value);
      }
      request.upload.addEventListener("progress", (event) => {
        show(progress.dataset.uploading, event.loaded, event.total);
      });
      request.upload.addEventListener("load", () => show(progress.dataset.reading));
      request.addEventListener("load", () => {
        const type = request.getResponseHeader("Content-Type") ?? "";
        const ok = request.status >= 200 && request.status < 300;
        let body = request.responseText;
        if (type.includes("json")) {
          body = JSON.parse(body);
        }
        resolve({ ok, body, detail: ok ? null : (body.detail ?? words.broken) });
      });
      request.addEventListener("error", () => resolve({ ok: false, detail: words.broken }));
      request.send(body);
    });
  }

  /** Without an end the bar shows only that something is under way. */
  function show(text, done, all) {
    progress.hidden = !text;
    line.textContent = text ?? "";
    bar.hidden = false;
    if (all) {
      bar.max = all;
      bar.value = done;
    } else {
      bar.removeAttribute("value");
    }
  }

  function hints() {
    const address = new URLSearchParams();
    for (const field of form.querySelectorAll("[name]")) {
      if (field.value.trim()) {
        address.set(field.name, field.value.trim());
      }
    }
    if (marks.size) {
      address.set("marks", [...marks].map(([mark, meaning]) => `${mark}:${meaning}`).join(","));
    }
    return address;
  }

  function corrections() {
    const all = [];
    for (const row of preview.querySelectorAll(".doubt")) {
      const means = row.querySelector(".means").value;
      if (means) {
        const claimed = {};
        for (const part of ["id", "name", "tactic"]) {
          if (row.dataset[part]) {
            claimed[part] = row.dataset[part];
          }
        }
        const other = row.querySelector(".other").value.trim();
        all.push({ claimed, as: means === "-" ? [] : [means === "?" ? other : means] });
      }
    }
    return all;
  }

  function table() {
    const body = new FormData();
    body.append("file", chosen());
    body.append("corrections", JSON.stringify(corrections()));
    return body;
  }

  async function begin(next) {
    dropped = next ?? null;
    preview.replaceChildren();
    marks.clear();
    kasane.fault(file, "");
    show(null);
    const one = chosen();
    look.disabled = !one;
    if (!one) {
      return;
    }
    const first = (await one.slice(0, 4096).text()).trimStart();
    lines = first.startsWith("{") && !first.startsWith("{\\rtf");
    if (one.size === 0) {
      kasane.fault(file, words.emptyFile);
    } else if (!lines && one.size > Number(words.limit)) {
      kasane.fault(file, words.tooLarge);
    } else {
      source.value ||= one.name.replace(/\.[^.]*$/, "").slice(0, 200);
      await examine();
    }
  }

  /** Asks what loading would do; where that fails the field at fault says why. */
  async function examine(field = file) {
    kasane.fault(field, "");
    kasane.fault(file, "");
    look.disabled = true;
    const answer = lines
      ? await upload(`${LOAD}/preview`, chosen(), { "Content-Type": LINES }, "application/json")
      : await upload(`${TABLE}?${hints()}`, table(), {}, "application/problem+json, */*");
    look.disabled = false;
    show(null);
    if (!answer.ok) {
      kasane.fault(field, answer.detail);
      return;
    }
    if (lines) {
      report(answer.body);
    } else {
      // rendered by the server, which escapes whatever the file says
      preview.innerHTML = answer.body;
    }
  }

  function report(found) {
    const shown = document.getElementById("lines").content.cloneNode(true);
    const part = (css) => shown.querySelector(css);
    part(".queued").textContent = found.queued;
    part(".bad").textContent = found.rejected;
    part(".whole").hidden = found.complete !== true;
    part(".cut").hidden = found.complete !== false;
    part(".none").hidden = found.queued > 0;
    part("#load").disabled = !found.queued;
    for (const problem of found.problems.slice(0, 20)) {
      const item = document.createElement("li");
      item.textContent = `${problem.line}: ${problem.message}`;
      item.className = "said";
      part(".problems").append(item);
    }
    preview.replaceChildren(shown);
  }

  /** Loads, and follows the findings until the last of them is applied. */
  async function load() {
    if (!lines && !source.value.trim()) {
      kasane.fault(source, words.noSource);
      return;
    }
    kasane.fault(source, "");
    const button = document.getElementById("load");
    button.disabled = true;
    const answer = lines
      ? await upload(LOAD, chosen(), { "Content-Type": LINES }, "application/json")
      : await upload(`${LOAD}?${options()}`, table(), {}, "application/json");
    if (!answer.ok) {
      show(null);
      button.disabled = false;
      kasane.fault(button, answer.detail);
      return;
    }
    const { queued, before } = answer.body;
    if (!queued) {
      show(progress.dataset.nothing, 1, 1);
      return;
    }
    const failed = await kasane.applied(before, (waiting) => {
      const applied = Math.max(0, queued - waiting);
      show(`${progress.dataset.applying} ${applied} / ${queued}`, applied, queued);
    });
    if (failed) {
      show(failed, 0, 1);
      return;
    }
    show(`${progress.dataset.applied} ${queued}`, queued, queued);
    done();
  }

  function options() {
    const address = hints();
    for (const box of document.querySelectorAll("#loading input:checked")) {
      address.set(box.name, "true");
    }
    return address;
  }

  function done() {
    const cases = [...preview.querySelectorAll(".case")].map((one) => one.textContent);
    const address = new URLSearchParams(cases.map((id) => ["case", id]));
    const all = cases.length === Number(document.getElementById("loading")?.dataset.cases);
    const few = cases.length > 0 && all && String(address).length < LONGEST_ADDRESS;
    const link = document.createElement("a");
    link.href = few ? `/?${address}` : "/";
    link.className = "button main";
    link.textContent = few ? progress.dataset.table : progress.dataset.whole;
    line.append(" ", link);
    link.focus();
  }

  file.addEventListener("change", () => begin());
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const [one] = event.dataTransfer.files;
    if (one) {
      // the field shows it too
      file.files = event.dataTransfer.files;
      begin(one);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    examine();
  });
  preview.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target.id === "marks") {
      for (const said of event.target.querySelectorAll("select")) {
        if (said.value) {
          marks.set(said.dataset.mark, said.value);
        }
      }
      examine();
    }
  });
  preview.addEventListener("click", (event) => {
    const sheet = event.target.closest(".sheet");
    if (sheet) {
      form.elements.sheet.value = sheet.dataset.sheet;
      examine();
    } else if (event.target.closest("#load")) {
      event.preventDefault();
      load();
    }
  });
  preview.addEventListener("change", (event) => {
    const { target } = event;
    const other = target.closest(".doubt")?.querySelector(".other");
    if (target.matches(".means")) {
      other.hidden = target.value !== "?";
      if (other.hidden) {
        examine();
      } else {
        other.focus();
      }
    } else if (target === other) {
      if (/^\s*$/.test(other.value)) {
        kasane.fault(other, words.unknownId);
      } else {
        examine(other);
      }
    } else if (target.name === "partial") {
      document.getElementById("load").disabled = !target.checked;
    }
  });
})();
