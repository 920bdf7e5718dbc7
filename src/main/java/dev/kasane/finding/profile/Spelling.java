package dev.kasane.finding.profile;

import dev.kasane.attack.TechniqueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the texts of a place are to be read. */
enum Spelling {
  /**
   * A field for ids: each text is an id in any spelling, perhaps with its name or tactic ({@code
   * T1059.001 - PowerShell}, {@code PowerShell (T1059.001)}, {@code technique_id=T1031,…}), or a
   * list of such between commas. What holds no id is a name.
   */
  IDS {
    @Override
    List<Part> parts(String text) {
      return Span.isWhole(text) ? List.of(Part.ofId(text, null)) : listed(text);
    }
  },
  /** Texts of which some hold an id as in {@link #IDS}; the others say nothing. */
  MIXED {
    @Override
    List<Part> parts(String text) {
      List<Part> parts = listed(text);
      return parts.stream().filter(part -> part.id() != null && isTechnique(part.id())).toList();
    }
  },
  /** A list of tags of all kinds: those of techniques and tactics are read, the others not. */
  TAGS {
    @Override
    List<Part> parts(String text) {
      Part part = Tags.read(text);
      return part == null ? List.of() : List.of(part);
    }
  },
  /** Text for people: ids that stand in it as words. */
  PROSE {
    @Override
    List<Part> parts(String text) {
      return prose(text);
    }
  },
  /** Names only, perhaps several between commas: no technique has one in its name. */
  NAMES {
    @Override
    List<Part> parts(String text) {
      var parts = new ArrayList<Part>(1);
      for (String piece : pieces(text)) {
        if (!Scalars.saysNothing(piece)) {
          parts.add(Part.ofName(piece.strip()));
        }
      }
      return parts;
    }
  };

  /** Ids of a text beyond so many characters are not looked for. */
  private static final int LONGEST = 20_000;

  private static final String SEPARATORS = ",;|¦\n";

  @SuppressWarnings("ImmutableEnumChecker") // what a text says does not change
  private final Remembered<List<Part>> remembered =
      new Remembered<>(text -> List.copyOf(parts(text)));

  /** What a text says, in its order. */
  List<Part> read(String text) {
    return remembered.of(text);
  }

  abstract List<Part> parts(String text);

  private static boolean isTechnique(String id) {
    return TechniqueId.read(id).kind() == TechniqueId.Kind.TECHNIQUE;
  }

  private static List<Part> listed(String original) {
    String text =
        Span.plain(original.length() > LONGEST ? original.substring(0, LONGEST) : original);
    var parts = new ArrayList<Part>(2);
    for (String piece : pieces(text)) {
      add(parts, piece.strip());
    }
    return parts;
  }

  private static void add(List<Part> parts, String piece) {
    if (Scalars.saysNothing(piece)) {
      return;
    }
    int equal = piece.indexOf('=');
    String key = equal > 0 ? piece.substring(0, equal).toLowerCase(Locale.ROOT) : "";
    Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    if (last != null && last.id() != null && key.endsWith("name")) {
      parts.set(parts.size() - 1, last.withName(piece.substring(equal + 1).strip()));
    } else if (last != null && last.id() != null && key.contains("tactic")) {
      parts.set(parts.size() - 1, last.withTactic(piece.substring(equal + 1).strip()));
    } else {
      String value = key.contains("technique") ? piece.substring(equal + 1).strip() : piece;
      TechniqueId read = TechniqueId.read(value);
      boolean more = last != null && last.id() != null && last.name() != null;
      if (read.kind() == TechniqueId.Kind.NONE && last != null && more) {
        // what is said behind an id has commas, too
        parts.set(parts.size() - 1, last.withName(value));
      } else if (!value.isEmpty()) {
        parts.addAll(one(value, read));
      }
    }
  }

  private static List<Part> one(String text, TechniqueId read) {
    return switch (read.kind()) {
      case TECHNIQUE -> List.of(technique(text, read));
      case SEVERAL -> all(text);
      case TACTIC -> List.of(Part.ofTactic(text));
      case STIX, CAPEC, ATLAS -> List.of(Part.ofId(text, read.version()));
      case NONE -> isCode(text) ? List.of(Part.ofId(text, null)) : List.of(Part.ofName(text));
    };
  }

  /** One word with a digit in it is meant as an id, if not as one of ATT&amp;CK. */
  private static boolean isCode(String text) {
    return text.indexOf(' ') < 0 && Characters.holdDigit(text);
  }

  private static Part technique(String text, TechniqueId read) {
    Span span = Span.next(text, 0);
    if (span != null && text.indexOf('<') >= 0) {
      return Part.ofId(read.id() == null ? span.id(text) : read.id(), read.version());
    }
    if (span != null && span.from() > 2 && text.startsWith("__", span.from() - 2)) {
      // a cell of the matrix: persistence__t1547.001
      return new Part(text, null, text.substring(0, span.from() - 2), read.version());
    }
    boolean address = text.startsWith("http") || text.startsWith("misp-galaxy:");
    if (span == null || address || text.indexOf(' ') < 0) {
      int open = text.indexOf('(');
      boolean named = span != null && !address && open > 0 && open < span.from();
      return named && span != null
          ? new Part(span.id(text), text.substring(0, open).strip(), read.tactic(), read.version())
          : new Part(text, null, read.tactic(), read.version());
    }
    // of a parent with its sub-technique the reader of ids takes the latter
    while (read.id() != null && !span.id(text).equals(read.id())) {
      Span next = Span.next(text, span.to());
      if (next == null) {
        break;
      }
      span = next;
    }
    int from = span.from();
    while (from > 0 && " (\"'>[".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    String name = trimmed(text.substring(span.to()));
    if (read.tactic() != null && name.replace(")", "").strip().equalsIgnoreCase(read.tactic())) {
      name = "";
    }
    name = name.isEmpty() ? trimmed(text.substring(0, from)) : name;
    return new Part(
        text.substring(from, span.to()),
        name.isEmpty() ? null : name,
        read.tactic(),
        read.version());
  }

  private static List<Part> all(String text) {
    var parts = new ArrayList<Part>();
    for (Span span = Span.next(text, 0); span != null; span = Span.next(text, span.to())) {
      parts.add(Part.ofId(span.id(text), null));
    }
    return parts;
  }

  private static List<Part> prose(String original) {
    String text =
        Span.plain(original.length() > LONGEST ? original.substring(0, LONGEST) : original);
    var parts = new ArrayList<Part>(0);
    for (Span span = Span.next(text, 0); span != null; span = Span.next(text, span.to())) {
      Part part = span.isWordOfProse(text) ? Part.ofId(span.id(text), null) : null;
      if (part != null && !parts.contains(part)) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** Without the signs with which a name is set off from its id. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && " -–—:.()[]\"'>".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " -–—:([\"'<".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Between separators that stand outside of brackets. */
  private static List<String> pieces(String text) {
    var pieces = new ArrayList<String>(2);
    int from = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
      if (depth == 0 && SEPARATORS.indexOf(c) >= 0) {
        pieces.add(text.substring(from, i));
        from = i + 1;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  /** The spelling of that word in a profile; null where there is none. */
  static @Nullable Spelling of(String word) {
    for (Spelling spelling : values()) {
      if (spelling.name().toLowerCase(Locale.ROOT).equals(word)) {
        return spelling;
      }
    }
    return null;
  }
}
