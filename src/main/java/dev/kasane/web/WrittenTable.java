package dev.kasane.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The case table as it is sent.
 *
 * @param tag changes with it, so that an open page fetches only what it does not have
 */
record WrittenTable(String json, String tag) {
  private static final int TAG_BYTES = 12;

  static WrittenTable of(TableData data, ObjectMapper mapper) {
    try {
      String json = mapper.writeValueAsString(data);
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return new WrittenTable(json, HexFormat.of().formatHex(hash, 0, TAG_BYTES));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("The case table could not be written", e);
    }
  }

  /** For a block of a page: no tag can end it. */
  public RawString inPage() {
    return new RawString(json.replace("<", "\\u003c"));
  }
}
