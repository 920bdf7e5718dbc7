// What several pages need: sending to REST, saying what went wrong where it went wrong, printing.
"use strict";
window.kasane = (() => {
  const noAnswer = () => document.body.dataset.noAnswer;
  const TOO_LARGE = 413;

  /** Shows a sentence at the edge of the page, for readers of screens too. */
  function say(text, bad) {
    const box = document.getElementById("message");
    box.textContent = text;
    box.classList.toggle("bad", Boolean(bad));
    box.hidden = !text;
  }

  /**
   * Sends a body to REST. Resolves to {ok, status, body}; where it failed, body.detail says why.
   * What is sent is turned to JSON unless it is bytes, text or a form already.
   */
  async function send(method, url, what, headers) {
    const plain = what !== null && typeof what === "object" && what.constructor === Object;
    const json = plain || Array.isArray(what);
    try {
      const answer = await fetch(url, {
        method,
        headers: {
          Accept: "application/json",
          ...(json ? { "Content-Type": "application/json" } : {}),
          ...headers,
        },
        body: json ? JSON.stringify(what) : what,
      });
      const text = await answer.text();
      let body;
      try {
        body = text ? JSON.parse(text) : null;
      } catch {
        body = { detail: text };
      }
      if (answer.status === TOO_LARGE) {
        body = { detail: document.body.dataset.tooLarge }; // said before the language is known
      }
      return { ok: answer.ok, status: answer.status, body };
    } catch {
      return { ok: false, status: 0, body: { detail: noAnswer() } };
    }
  }

  /** Puts an error beside a field, or takes it away where text is empty. */
  function fault(field, text) {
    const id = `${field.id}-fault`;
    let note = document.getElementById(id);
    if (!text) {
      note?.remove();
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      return;
    }
    if (!note) {
      note = document.createElement("p");
      note.id = id;
      note.className = "fault";
      field.after(note);
    }
    note.textContent = text;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
    field.focus();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) {
      window.print();
    }
  });
  document.addEventListener("change", (event) => {
    event.target.closest("[data-submit-on-change]")?.form?.requestSubmit();
  });
  document.addEventListener("htmx:sendError", () => say(noAnswer(), true));
  document.addEventListener("htmx:responseError", (event) => {
    let detail;
    try {
      detail = JSON.parse(event.detail.xhr.responseText).detail;
    } catch {
      detail = null;
    }
    const tooLarge = event.detail.xhr.status === TOO_LARGE;
    say(tooLarge ? document.body.dataset.tooLarge : detail || noAnswer(), true);
  });
  document.addEventListener("htmx:afterOnLoad", () => say(""));

  return { say, send, fault };
})();
