package dev.kasane.stream;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Waits out the absence of PostgreSQL and Kafka. No record is at fault when they are away, so
 * nothing is given up; the service only says that it is not ready, and goes on by itself.
 */
@Singleton
class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;

  private final Troubles troubles;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable String waitingFor;

  Patience(Troubles troubles) {
    this.troubles = troubles;
  }

  /** Thrown out of a wait when the service stops: what was not finished will be read again. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(@Nullable Throwable cause) {
      super("Kasane stops", cause);
    }
  }

  /** What is waited for at the moment, with its error; null while all is well. */
  @Nullable String waitingFor() {
    return waitingFor;
  }

  /** Calls until the call returns, with growing pauses after failures. */
  <T> T until(String what, Callable<T> call) {
    long pause = FIRST_MILLIS;
    while (true) {
      try {
        T result = call.call();
        if (waitingFor != null && pause > FIRST_MILLIS) {
          LOG.infof("%s is back; going on.", what);
          waitingFor = null;
          troubles.over(what);
        }
        return result;
      } catch (Stopped e) {
        throw e;
      } catch (Exception e) {
        waitingFor = what + ": " + firstLine(e);
        LOG.warnf("Waiting for %s.", waitingFor);
        troubles.lasting(what, firstLine(e));
        LOG.debug("The error in full", e);
        pause(pause, e);
        pause = Math.min(pause * 2, LONGEST_MILLIS);
      }
    }
  }

  private void pause(long millis, Exception cause) {
    try {
      if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
        throw new Stopped(cause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped(e);
    }
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }
}
