package dev.kasane.finding;

import org.jspecify.annotations.Nullable;

/**
 * What a finding says beside its claims. Nothing here is counted; people read it.
 *
 * @param format id of the format that it was read as
 * @param score its severity from 0 to 100; null where it states none that can be read
 * @param description more than the title says
 * @param ruleId what the sender calls the rule that fired
 * @param ruleName that rule's name
 * @param user the account that it is about
 * @param original the event as it came, where the finding does not say all of it; null for Kasane's
 *     own format and where it is too large to be kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost the hot path
public record Context(
    String format,
    @Nullable Integer score,
    @Nullable String description,
    @Nullable String ruleId,
    @Nullable String ruleName,
    @Nullable String user,
    byte @Nullable [] original) {

  /** Kasane's own format. */
  public static final String KASANE = "kasane";

  /** What was read by the names of its fields, for no format fits. */
  public static final String GENERIC = "generic";

  /** Kasane's own format, and nothing said. */
  public static final Context NONE = new Context(KASANE, null, null, null, null, null, null);

  /** Whether the format is known. */
  public boolean recognised() {
    return !format.equals(GENERIC);
  }

  /** The same without the original, for where many are kept in memory. */
  public Context withoutOriginal() {
    return original == null
        ? this
        : new Context(format, score, description, ruleId, ruleName, user, null);
  }
}
