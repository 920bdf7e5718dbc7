package dev.kasane.finding.format;

import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reason;
import dev.kasane.finding.format.Fields.Fault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides to which case a finding belongs, the same for all formats and ways in. */
final class CaseOf {
  static final int BYTES = 512;

  private CaseOf() {}

  /**
   * The header, else what the finding itself says, else the record key.
   *
   * @return an empty text where there is none and none is needed
   */
  static String decide(Inbound inbound, @Nullable String own) {
    if (filled(inbound.caseHeader())) {
      return Fields.identifier("kasane-case", Objects.requireNonNull(inbound.caseHeader()), BYTES);
    }
    if (own != null) {
      return Fields.identifier("case", own, BYTES);
    }
    if (filled(inbound.key())) {
      return Fields.identifier("record key", Objects.requireNonNull(inbound.key()), BYTES);
    }
    if (!inbound.caseNeeded()) {
      return "";
    }
    throw new Fault(
        Reason.NO_CASE,
        "The finding names no case; it needs the header kasane-case, a case of its own or a record key.");
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
