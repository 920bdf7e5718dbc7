// Waits until what was sent has been applied, and tells how much of it still waits.
"use strict";
kasane.applied = async (before, waiting) => {
  const PAUSE = 300;
  for (;;) {
    const answer = await kasane.send("GET", `/api/v1/lag?before=${encodeURIComponent(before)}`);
    if (!answer.ok) {
      return answer.body.detail;
    }
    waiting(answer.body.waiting);
    if (answer.body.waiting === 0) {
      return null;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
};
