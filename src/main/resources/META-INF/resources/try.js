// Trying a finding: examples, very large pastes, looking while one types, and sending to a case.
"use strict";
(() => {
  // more is not put into the field, where it would keep the browser busy
  const MOST_IN_FIELD = 500000;
  const MOST_WHILE_TYPING = 100000;
  const PAUSE = 500;
  const form = document.getElementById("try");
  const field = document.getElementById("text");
  const held = document.getElementById("held");
  const answer = document.getElementById("answer");
  const send = document.getElementById("send");
  const sent = document.getElementById("sent");
  let large = null;
  let typing = 0;

  const text = () => large ?? field.value;

  function changed() {
    send.disabled = !text().trim();
    sent.replaceChildren();
    answer.classList.toggle("stale", answer.querySelector("h2") !== null);
  }

  /** Takes a text that is too large for the field, or none. */
  function hold(pasted) {
    large = pasted;
    held.hidden = pasted === null;
    field.required = pasted === null;
    field.readOnly = pasted !== null;
    if (pasted !== null) {
      const size = (pasted.length / 1048576).toFixed(1);
      held.firstElementChild.textContent = `${size} ${held.dataset.held}`;
      field.value = "";
    }
    changed();
  }

  function look() {
    clearTimeout(typing);
    form.requestSubmit();
  }

  function take(example) {
    hold(null);
    field.value = example;
    changed();
    look();
    field.scrollIntoView({ block: "nearest" });
  }

  field.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text") ?? "";
    if (pasted.length > MOST_IN_FIELD) {
      event.preventDefault();
      hold(pasted);
      look();
    }
  });
  field.addEventListener("input", () => {
    changed();
    clearTimeout(typing);
    if (field.value.trim() && field.value.length <= MOST_WHILE_TYPING) {
      typing = setTimeout(look, PAUSE);
    }
  });
  document.getElementById("drop").addEventListener("click", () => {
    hold(null);
    field.focus();
  });
  document.getElementById("format").addEventListener("change", () => {
    if (text().trim()) {
      look();
    }
  });
  document.addEventListener("click", (event) => {
    const example = event.target.closest("[data-example]");
    if (example) {
      take(example.dataset.example);
    }
  });

  form.addEventListener("htmx:configRequest", (event) => {
    if (large !== null) {
      event.detail.formData.set("text", large);
    }
  });
  answer.addEventListener("htmx:afterSwap", () => answer.classList.remove("stale"));

  /** Headers carry bytes: the id goes as UTF-8. */
  const header = (value) =>
    Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join("");

  const line = (tag, content) => {
    const element = document.createElement(tag);
    element.textContent = content;
    return element;
  };

  function link(caseId) {
    const a = line("a", sent.dataset.open + caseId);
    a.href = `/cases/${encodeURIComponent(caseId)}`;
    a.className = "said";
    return a;
  }

  /** Resolves once the case is there to be opened. */
  async function there(caseId) {
    for (let tries = 0; tries < 40; tries++) {
      const answered = await fetch(`/api/v1/cases/${encodeURIComponent(caseId)}`);
      if (answered.ok) {
        return;
      }
      await new Promise((done) => setTimeout(done, 250));
    }
  }

  async function tell({ queued, rejected, results }) {
    const cases = [...new Set(results.filter((r) => r.caseId).map((r) => r.caseId))].slice(0, 10);
    sent.replaceChildren(line("strong", sent.dataset.sent + queued));
    if (rejected) {
      sent.append(" · ", line("strong", sent.dataset.rejected + rejected));
      const list = document.createElement("ul");
      results
        .filter((r) => r.message)
        .slice(0, 5)
        .forEach((r) => list.append(line("li", `${r.index + 1}: ${r.message}`)));
      sent.append(list);
    }
    if (cases.length) {
      const waiting = line("p", sent.dataset.waiting);
      sent.append(waiting);
      await Promise.all(cases.map(there));
      waiting.replaceChildren(...cases.map(link));
    }
  }

  send.addEventListener("click", async () => {
    const caseField = document.getElementById("case");
    const caseId = caseField.value.trim();
    const format = document.getElementById("format").value;
    kasane.fault(caseField, "");
    kasane.fault(field, text().trim() ? "" : sent.dataset.empty);
    send.disabled = true;
    const result = await kasane.send("POST", "/api/v1/findings", text(), {
      "Content-Type": "text/plain;charset=UTF-8",
      ...(caseId ? { "kasane-case": header(caseId) } : {}),
      ...(format ? { "kasane-format": format } : {}),
    });
    send.disabled = false;
    if (!result.ok) {
      kasane.say(result.body?.detail, true);
      return;
    }
    const noCase = result.body.results.find((r) => r.reason === "no-case");
    if (noCase) {
      kasane.fault(caseField, noCase.message);
    }
    await tell(result.body);
  });

  changed();
})();
