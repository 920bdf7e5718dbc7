package dev.kasane.exchange.table;

import dev.kasane.attack.Claim;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes claims of the cells that name a technique: id and name in two cells or in one, in either
 * order, several in one cell, a sub-technique in a cell of its own. Parts are told apart and handed
 * on as they were written; what they mean is not decided here.
 */
final class ClaimCells {
  private static final Pattern ID =
      Pattern.compile("(?<![A-Za-z0-9])[Tt]\\d{4}(?:[./]\\d{3})?(?![0-9])");
  private static final String SEPARATORS = " \t\n\r:;,、，；：|/_-–—()（）[]【】「」\"'";

  private ClaimCells() {}

  /**
   * The cells of one row.
   *
   * @param id of the column of ids; empty where there is none
   * @param technique of the column of techniques or names
   * @param sub of the column of sub-techniques
   * @param tactic as it is claimed; null where none is
   */
  record Cells(String id, String technique, String sub, @Nullable String tactic) {}

  /** Whether a text holds a technique id. */
  static boolean holdsId(String text) {
    return ID.matcher(narrow(text)).find();
  }

  static List<Claim> read(Cells cells) {
    List<Claim> claims =
        cells.id.isEmpty()
            ? split(cells.technique, cells.tactic)
            : beside(cells.id, cells.technique, cells.tactic);
    if (cells.sub.isEmpty()) {
      return claims;
    }
    if (holdsId(cells.sub)) {
      return split(cells.sub, cells.tactic);
    }
    // the name refines the id; without an id the two names together say which one is meant
    String id = claims.isEmpty() ? null : claims.get(0).id();
    String parent = claims.isEmpty() ? null : claims.get(0).name();
    String name = id != null || parent == null ? cells.sub : parent + ": " + cells.sub;
    return List.of(new Claim(id, name, cells.tactic, null));
  }

  private static List<Claim> beside(String id, String name, @Nullable String tactic) {
    List<Claim> several = split(id, tactic);
    if (several.size() > 1) {
      return several;
    }
    // the name may repeat the id
    List<Claim> named = split(name, tactic);
    boolean repeats =
        named.size() == 1 && id.equalsIgnoreCase(named.get(0).id()) && named.get(0).name() != null;
    String rest = repeats ? named.get(0).name() : name.isEmpty() ? null : Words.line(name);
    return List.of(new Claim(Words.line(id), rest, tactic, null));
  }

  private static List<Claim> split(String cell, @Nullable String tactic) {
    String text = narrow(cell);
    if (text.isBlank()) {
      return List.of();
    }
    var claims = new ArrayList<Claim>(1);
    Matcher id = ID.matcher(text);
    String found = null;
    int from = 0;
    String before = "";
    while (id.find()) {
      if (found == null) {
        before = bare(text.substring(0, id.start()));
      } else {
        claims.add(claim(found, bare(text.substring(from, id.start())), tactic));
      }
      found = id.group();
      from = id.end();
    }
    if (found == null) {
      return List.of(new Claim(null, Words.line(cell), tactic, null));
    }
    String after = bare(text.substring(from));
    boolean alone = claims.isEmpty();
    claims.add(claim(found, after.isEmpty() && alone ? before : after, tactic));
    return claims;
  }

  private static Claim claim(String id, String name, @Nullable String tactic) {
    return new Claim(id, name.isEmpty() ? null : name, tactic, null);
  }

  private static String narrow(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /** Without what separates an id from a name. */
  private static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && SEPARATORS.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && SEPARATORS.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    String bare = Words.line(text.substring(from, to));
    // a name in parentheses lost its end
    return bare.indexOf('(') >= 0 && bare.indexOf(')') < 0 ? bare + ")" : bare;
  }
}
