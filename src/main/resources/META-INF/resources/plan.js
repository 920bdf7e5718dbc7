// The budget and what follows from it. A plan is never shown beside another budget.
"use strict";
(() => {
  const PAUSE = 350;
  const AGAIN = 1000;
  const form = document.getElementById("plan");
  if (!form) {
    return;
  }
  const slider = document.getElementById("slider");
  const budget = document.getElementById("budget");
  const result = document.getElementById("result");
  const working = document.getElementById("working");
  let waiting = 0;
  let faulty = null;

  function clear() {
    if (faulty) {
      kasane.fault(faulty, "");
      faulty = null;
    }
  }

  /** What is there is of other values now. */
  function stale() {
    result.classList.add("stale");
    working.hidden = false;
    working.classList.remove("error");
    working.textContent = `${working.dataset.text} ${budget.value} …`;
  }

  function ask(after) {
    clearTimeout(waiting);
    waiting = setTimeout(() => htmx.trigger(form, "settled"), after);
  }

  function changed() {
    clear();
    stale();
    ask(PAUSE);
  }

  function take(value) {
    budget.value = value;
    slider.value = value;
    changed();
  }

  slider.addEventListener("input", () => take(slider.value));
  form.addEventListener("input", (event) => {
    if (event.target !== slider) {
      slider.value = budget.value;
      changed();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const point = event.target.closest("#result [data-budget]:not(.outcome)");
    if (point) {
      take(point.dataset.budget);
    }
  });

  // a long table of costs is not sent when nothing in it was changed
  form.addEventListener("htmx:configRequest", (event) => {
    for (const field of form.querySelectorAll(".costs tbody input, .costs tbody select")) {
      const same = field.tagName === "SELECT" ? !field.value : field.value === field.defaultValue;
      if (same) {
        event.detail.formData.delete(field.name);
      }
    }
  });
  form.addEventListener("htmx:beforeRequest", stale);
  result.addEventListener("htmx:beforeSwap", (event) => {
    const detail = event.detail;
    if (detail.xhr.status === 503) {
      // older requests are still being worked out
      detail.isError = false;
      ask(AGAIN);
      return;
    }
    if (detail.xhr.status >= 400) {
      let said = "";
      try {
        said = JSON.parse(detail.xhr.responseText).detail;
      } catch {
        // then the sentence before it has to do
      }
      working.classList.add("error");
      working.textContent = `${form.dataset.failed} ${said}`;
      const name = /^'([A-Za-z]+)/.exec(said)?.[1];
      const field = name ? form.elements.namedItem(name) : null;
      if (field instanceof HTMLElement && field.id) {
        faulty = field;
        kasane.fault(field, said);
      }
    }
  });
  form.addEventListener("htmx:sendError", () => {
    working.classList.add("error");
    working.textContent = form.dataset.failed;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === result) {
      const shown = result.querySelector(".outcome")?.dataset.budget;
      if (Number(shown) === Number(budget.value)) {
        result.classList.remove("stale");
        working.hidden = true;
      }
    }
  });
})();
