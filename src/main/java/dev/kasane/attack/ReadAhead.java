package dev.kasane.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream on a thread of its own, a little ahead: so a bundle is unpacked and parsed at the
 * same time. For one reader.
 */
final class ReadAhead extends InputStream {
  private static final int PIECE = 128 * 1024;
  private static final int AHEAD = 8;

  private final InputStream in;
  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private Piece piece = new Piece(new byte[0], 0, null);
  private int at;

  /** Some bytes; a negative length at the end, with the failure if that is why. */
  private static final class Piece {
    private final byte[] bytes;
    private final int length;
    private final @Nullable Exception failure;

    Piece(byte[] bytes, int length, @Nullable Exception failure) {
      this.bytes = bytes;
      this.length = length;
      this.failure = failure;
    }
  }

  ReadAhead(InputStream in) {
    this.in = in;
    this.thread = new Thread(this::readAll, "kasane-bundle");
    thread.setDaemon(true);
    thread.start();
  }

  private void readAll() {
    try {
      Piece next;
      do {
        next = next();
        pieces.put(next);
      } while (next.length >= 0);
    } catch (InterruptedException e) {
      // closed: nobody reads any more
    }
  }

  private Piece next() {
    try {
      byte[] bytes = new byte[PIECE];
      int length = in.readNBytes(bytes, 0, PIECE);
      return new Piece(bytes, length == 0 ? -1 : length, null);
    } catch (IOException | RuntimeException e) {
      return new Piece(new byte[0], -1, e);
    }
  }

  @Override
  public int read() throws IOException {
    return has() ? piece.bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!has()) {
      return -1;
    }
    int some = Math.min(length, piece.length - at);
    System.arraycopy(piece.bytes, at, bytes, offset, some);
    at += some;
    return some;
  }

  private boolean has() throws IOException {
    while (piece.length >= 0 && at >= piece.length) {
      try {
        piece = pieces.take();
        at = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("reading was interrupted");
      }
    }
    if (piece.failure != null) {
      throw new IOException(piece.failure.getMessage(), piece.failure);
    }
    return piece.length >= 0;
  }

  /** Ends the thread as well. */
  @Override
  public void close() throws IOException {
    thread.interrupt();
    in.close();
  }
}
