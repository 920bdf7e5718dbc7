package dev.kasane.finding.profile;

/**
 * A profile that cannot be used; the message says where in it, what is wrong and what would be
 * right.
 */
public final class ProfileFault extends Exception {
  private static final long serialVersionUID = 1;

  ProfileFault(String file, int line, String sentence) {
    super(line > 0 ? "%s, line %d: %s".formatted(file, line, sentence) : file + ": " + sentence);
  }
}
