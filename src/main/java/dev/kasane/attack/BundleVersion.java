package dev.kasane.attack;

import java.util.List;

/** Which version a bundle is of. */
final class BundleVersion {
  static final String UNKNOWN = "unknown";

  private BundleVersion() {}

  /** What its collection object says (STIX 2.1), else what its file name says, else unknown. */
  static String of(List<Draft> drafts, String source) {
    for (Draft draft : drafts) {
      if (draft.type.equals(Draft.COLLECTION) && draft.version != null) {
        return draft.version;
      }
    }
    return ofName(
        source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1));
  }

  /** The last number with a dot in it: {@code 18.1} of {@code enterprise-attack-18.1.json.gz}. */
  private static String ofName(String name) {
    for (int end = name.length(); end > 0; end--) {
      int dot = name.lastIndexOf('.', end - 1);
      if (dot <= 0) {
        return UNKNOWN;
      }
      int from = dot;
      while (from > 0 && isDigit(name.charAt(from - 1))) {
        from--;
      }
      int to = dot + 1;
      while (to < name.length() && isDigit(name.charAt(to))) {
        to++;
      }
      if (from < dot && to > dot + 1) {
        return name.substring(from, to);
      }
      end = dot + 1;
    }
    return UNKNOWN;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Compares versions by their numbers; what is unknown is oldest. */
  static int compare(String a, String b) {
    String[] as = a.split("\\.", -1);
    String[] bs = b.split("\\.", -1);
    for (int i = 0; i < Math.max(as.length, bs.length); i++) {
      int order = Integer.compare(part(as, i), part(bs, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int part(String[] parts, int i) {
    try {
      return i < parts.length ? Integer.parseInt(parts[i]) : 0;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
