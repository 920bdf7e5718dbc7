package dev.kasane.casebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole, with how sure it is: the 95 % interval of Wilson (1927), which stays between 0
 * and 1 and is honest where the whole is small. It tells how far another sample of the same kind
 * could differ; it knows nothing of cases that nobody noticed.
 *
 * @param numerator how many
 * @param denominator of how many
 * @param share the one by the other; null where the denominator is 0
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Share(
    long numerator, long denominator, @Nullable Double share, double low, double high) {
  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /** An interval between 0 and 1. */
  public record Interval(double low, double high) {}

  /** That part of that whole. */
  public static Share of(long numerator, long denominator) {
    if (denominator == 0) {
      return new Share(numerator, 0, null, 0, 1);
    }
    double share = (double) numerator / denominator;
    Interval interval = interval(share, (double) denominator);
    return new Share(numerator, denominator, share, interval.low, interval.high);
  }

  /**
   * The interval of a share that need not be one of whole numbers.
   *
   * @param share 0 to 1
   * @param size of the sample; of a weighted one its effective size. 0 tells nothing
   */
  public static Interval interval(double share, double size) {
    if (size <= 0) {
      return new Interval(0, 1);
    }
    double z2 = Z * Z / size;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z * Math.sqrt(share * (1 - share) / size + z2 / (4 * size)) / (1 + z2);
    // the ends of 0 and of all are 0 and 1; rounding must not hide it
    double low = share <= 0 ? 0 : Math.max(0, middle - half);
    double high = share >= 1 ? 1 : Math.min(1, middle + half);
    return new Interval(low, high);
  }
}
