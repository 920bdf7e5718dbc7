package dev.kasane.casebook.table;

import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Case lines by hand. */
final class Lines {
  static final String DOMAIN = "enterprise-attack";
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private Lines() {}

  /** A case opened so many days after the start, its techniques confirmed an hour apart. */
  static CaseLine line(String id, int days, String... techniques) {
    var seen = new ArrayList<Seen>();
    Instant opened = START.plusSeconds(days * 86_400L);
    for (int i = 0; i < techniques.length; i++) {
      seen.add(seen(techniques[i], Status.CONFIRMED, opened.plusSeconds(i * 3_600L)));
    }
    seen.sort((a, b) -> a.key().compareTo(b.key()));
    return new CaseLine(id, null, opened, techniques.length, seen, List.of(), Map.of());
  }

  static Seen seen(String technique, Status status, Instant first) {
    return new Seen(
        DOMAIN + "/" + technique, status, 1, status.counts(), List.of("execution"), first);
  }
}
