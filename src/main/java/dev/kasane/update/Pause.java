package dev.kasane.update;

import java.time.Duration;

/** Waits because a server asked for it; tests only note that they were to wait. */
@FunctionalInterface
interface Pause {
  void pause(Duration duration) throws InterruptedException;
}
