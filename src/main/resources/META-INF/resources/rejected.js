// Repairing a rejected record: try what it would mean, then send it to the findings.
"use strict";
(() => {
  const form = document.getElementById("repair");
  if (!form) {
    return;
  }
  const words = form.dataset;
  const text = document.getElementById("text");
  const caseId = document.getElementById("case");
  const answer = document.getElementById("answer");

  function element(name, content) {
    const made = document.createElement(name);
    made.textContent = content;
    return made;
  }

  function said(content) {
    const made = element("span", content);
    made.className = "said";
    return made;
  }

  function post(call) {
    kasane.fault(text, "");
    kasane.fault(caseId, "");
    answer.replaceChildren();
    const address = new URLSearchParams();
    if (caseId.value.trim()) {
      address.set("case", caseId.value.trim());
    }
    if (words.key) {
      address.set("key", words.key);
    }
    const headers = { "Content-Type": "text/plain" };
    if (words.format) {
      headers["kasane-format"] = words.format;
    }
    return kasane.send("POST", `/api/v1/${call}?${address}`, text.value, headers);
  }

  /** Shows what is wrong beside the field that can mend it. */
  function fault(reason, message) {
    kasane.fault(reason === "no-case" ? caseId : text, message);
  }

  function understood(finding) {
    const box = document.createElement("div");
    const head = document.createElement("p");
    head.append(`${words.understood} `, element("strong", finding.format), " · ");
    head.append(`${words.case} `, said(finding.caseId), " · ", said(finding.title ?? finding.id));
    const list = document.createElement("ul");
    for (const technique of finding.techniques) {
      const line = document.createElement("li");
      const link = element("a", technique.id);
      link.href = `/techniques/${encodeURIComponent(technique.id)}`;
      const name = element("span", technique.name);
      name.lang = "en";
      line.append(link, " ", name);
      list.append(line);
    }
    for (const unresolved of finding.unresolved) {
      const line = element("li", `${words.unresolved}: `);
      line.append(said(finding.claims[unresolved.claim]?.text ?? ""));
      list.append(line);
    }
    if (!list.childElementCount) {
      list.append(element("li", words.noTechniques));
    }
    box.append(head, list);
    return box;
  }

  async function look() {
    const { ok, body } = await post("map");
    if (!ok) {
      kasane.fault(text, body.detail);
      return;
    }
    body.findings.forEach((finding) => answer.append(understood(finding)));
    if (body.rejected.length) {
      fault(body.rejected[0].reason, body.rejected[0].message);
    } else if (!body.findings.length) {
      kasane.fault(text, words.nothing);
    } else if (body.findings.some((finding) => !finding.caseId)) {
      kasane.fault(caseId, words.noCase);
    }
  }

  async function send() {
    const { ok, body } = await post("findings");
    if (!ok) {
      kasane.fault(text, body.detail);
      return;
    }
    const bad = body.results.find((result) => result.outcome === "rejected");
    if (bad) {
      fault(bad.reason, bad.message);
    }
    if (!body.queued) {
      return;
    }
    const box = document.createElement("div");
    box.textContent = words.waiting;
    answer.append(box);
    const failed = await kasane.applied(body.before, () => {});
    box.textContent = failed ? words.sent : words.applied;
    for (const id of new Set(body.results.map((result) => result.caseId).filter(Boolean))) {
      const link = element("a", id);
      link.href = `/cases/${encodeURIComponent(id)}`;
      link.className = "said";
      box.append(" ", link);
    }
  }

  async function alone(work) {
    const buttons = form.querySelectorAll("button");
    buttons.forEach((button) => (button.disabled = true));
    try {
      await work();
    } finally {
      buttons.forEach((button) => (button.disabled = false));
    }
  }

  document.getElementById("try").addEventListener("click", () => alone(look));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    alone(send);
  });
})();
