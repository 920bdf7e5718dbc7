package dev.kasane.attack;

/** The name behind an id that stands before it. */
final class Leading {
  private Leading() {}

  /** The text behind the first run of letters, digits and dots that holds a technique id. */
  static String without(String name) {
    for (int cut = 5; cut <= name.length(); cut++) {
      boolean atEnd = cut == name.length();
      boolean boundary = atEnd || !Character.isLetterOrDigit(name.charAt(cut));
      if (boundary
          && TechniqueId.read(name.substring(0, cut)).kind() == TechniqueId.Kind.TECHNIQUE) {
        return rest(name, cut);
      }
    }
    return name;
  }

  /** Takes a sub-technique's number along, which begins behind the boundary. */
  private static String rest(String name, int cut) {
    int end = cut;
    if (name.length() >= cut + 4) {
      String longer = name.substring(0, cut + 4);
      String now = TechniqueId.read(name.substring(0, cut)).id();
      String then = TechniqueId.read(longer).id();
      if (then != null && now != null && then.length() > now.length()) {
        end = cut + 4;
      }
    }
    return name.substring(end);
  }
}
