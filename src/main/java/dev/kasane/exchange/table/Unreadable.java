package dev.kasane.exchange.table;

/** Why a file is no table that can be read; carried by an exception only up to the importer. */
@SuppressWarnings("serial")
final class Unreadable extends RuntimeException {
  final String code;

  /**
   * A reason.
   *
   * @param code short and stable
   * @param sentence for a person: what is wrong, and what would be right
   */
  Unreadable(String code, String sentence) {
    super(sentence, null, false, false);
    this.code = code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
