package dev.kasane.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a control costs, in whatever unit all costs of a guideline are in.
 *
 * @param oneOff to put it in place
 * @param yearly to keep it going
 * @param reason why so much; null where nobody says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cost(BigDecimal oneOff, BigDecimal yearly, @Nullable String reason) {
  /** No cost may be larger. */
  public static final BigDecimal MOST = new BigDecimal("1000000000");

  /** Decimal places that count. */
  public static final int PLACES = 3;

  public Cost {
    oneOff = plain(oneOff);
    yearly = plain(yearly);
  }

  /** Without zeros behind the point and without an exponent. */
  public static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Whether a number can be a cost; only then may it be reckoned with. */
  public static boolean fits(BigDecimal cost) {
    return cost.signum() >= 0
        && cost.precision() - cost.scale() <= 10
        && cost.compareTo(MOST) <= 0
        && cost.stripTrailingZeros().scale() <= PLACES;
  }

  /** What a cost must be, for people. */
  public static String right() {
    return "a number from 0 to %s with at most %d decimal places"
        .formatted(MOST.toPlainString(), PLACES);
  }
}
