package dev.kasane.update;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A body that is cut off where it stalls, drips or does not end. */
final class WatchedBody extends FilterInputStream {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final Limits limits;
  private final long end;
  private long left;
  private volatile boolean late;

  WatchedBody(InputStream body, Limits limits, long most) {
    super(body);
    this.limits = limits;
    this.end = System.nanoTime() + limits.total().toNanos();
    this.left = most;
  }

  private static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1,
            run -> {
              var thread = new Thread(run, "attack-update-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long patience = Math.min(limits.idle().toNanos(), end - System.nanoTime());
    ScheduledFuture<?> cut = TIMER.schedule(this::cut, patience, TimeUnit.NANOSECONDS);
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw late ? tooLate() : e;
    } finally {
      cut.cancel(false);
    }
    if (late) {
      throw tooLate();
    }
    left -= Math.max(0, read);
    if (left < 0) {
      throw new IOException("it is larger than any release");
    }
    return read;
  }

  private IOException tooLate() {
    Duration total = limits.total();
    boolean all = System.nanoTime() - end >= 0;
    return new IOException(
        all
            ? "it takes longer than " + total.toSeconds() + " seconds"
            : "nothing more came for " + limits.idle().toSeconds() + " seconds");
  }

  /** Wakes a reader that waits. */
  private void cut() {
    late = true;
    try {
      in.close();
    } catch (IOException e) {
      // the reader hears of it
    }
  }
}
