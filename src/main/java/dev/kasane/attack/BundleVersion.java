package dev.kasane.attack;

import java.util.List;

/** Which version a bundle is of. */
public final class BundleVersion {
  /** The version of what does not tell it. */
  public static final String UNKNOWN = "unknown";

  private static final int LONGEST = 20;

  private BundleVersion() {}

  /** What its collection object says (STIX 2.1), else what its file name says, else unknown. */
  static String of(List<Draft> drafts, String source) {
    for (Draft draft : drafts) {
      String version = draft.version;
      if (draft.type.equals(Draft.COLLECTION) && version != null && version.length() <= LONGEST) {
        return version;
      }
    }
    return ofName(
        source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1));
  }

  /**
   * The last number behind a dash, {@code 18.1} of {@code enterprise-attack-18.1.json.gz}; so are
   * the releases named.
   */
  private static String ofName(String name) {
    for (int dash = name.lastIndexOf('-'); dash >= 0; dash = name.lastIndexOf('-', dash - 1)) {
      int start = dash + 1;
      if (start < name.length() && name.charAt(start) == 'v') {
        start++;
      }
      int end = start;
      while (end < name.length() && isPart(name, end)) {
        end++;
      }
      if (end > start && end - start <= LONGEST) {
        return name.substring(start, end);
      }
    }
    return UNKNOWN;
  }

  /** A digit, or a dot between digits. */
  private static boolean isPart(String name, int at) {
    return isDigit(name, at)
        || (name.charAt(at) == '.' && isDigit(name, at - 1) && isDigit(name, at + 1));
  }

  private static boolean isDigit(String name, int at) {
    return at >= 0 && at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9';
  }

  /** Compares versions by their numbers; what is unknown is oldest. */
  public static int compare(String a, String b) {
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
