package dev.kasane.search;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.search.Entry.Name;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object that matches a question. */
public final class Hit {
  /** The best first. */
  static final Comparator<Hit> RANK =
      Comparator.comparing((Hit hit) -> hit.status() != ObjectStatus.ACTIVE)
          .thenComparing(hit -> hit.step)
          .thenComparing(hit -> -hit.relevance);

  /** What a better way to match is worth in the score. */
  private static final int WORTH = 100;

  private final Catalogue release;
  private final Entry entry;
  private final @Nullable Name name;
  private final Step step;
  private final float relevance;
  private final Question question;

  Hit(
      Catalogue release,
      Entry entry,
      @Nullable Name name,
      Step step,
      float relevance,
      Question question) {
    this.release = release;
    this.entry = entry;
    this.name = name;
    this.step = step;
    this.relevance = relevance;
    this.question = question;
  }

  /** The release that holds it. */
  public Catalogue release() {
    return release;
  }

  /** Identifies it; also what a page of hits ends with. */
  public String stixId() {
    return entry.stixId();
  }

  /** Such as {@code T1059.001}. */
  public String id() {
    return entry.id();
  }

  /** The name that it bears now. */
  public String name() {
    return entry.name();
  }

  /** Such as {@code sub-technique} or {@code malware}. */
  public String kind() {
    return entry.kind();
  }

  /** Whether it is in use. */
  public ObjectStatus status() {
    return entry.status();
  }

  /** Whether it is of one of {@link Search#kinds()}; some hold others. */
  public boolean is(String kind) {
    return switch (kind) {
      case "technique" -> entry.kind().endsWith("technique");
      case "software" -> entry.kind().equals("malware") || entry.kind().equals("tool");
      default -> entry.kind().equals(kind);
    };
  }

  /** What of it matched. */
  public Matched matched() {
    if (name != null) {
      return name.as();
    }
    return switch (step) {
      case ID, ID_PREFIX -> Matched.ID;
      case OTHER_ID -> Matched.OTHER_ID;
      default -> Matched.TEXT;
    };
  }

  /** How well it matches. Compares hits of the same status; falls along the list. */
  public float score() {
    int better = Step.values().length - step.ordinal();
    return better * WORTH + Math.min(relevance, WORTH - 1);
  }

  /** What matched, and where the words stand in its description. Read from the texts each time. */
  public List<Highlight> highlights() {
    return new Marker(entry, name, step, question).highlights();
  }

  /** What to ask in order to find it. */
  Suggestion suggestion() {
    return new Suggestion(name == null ? id() : name.text(), id(), name(), kind());
  }
}
