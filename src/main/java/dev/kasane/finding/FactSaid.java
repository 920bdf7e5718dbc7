package dev.kasane.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says of one fact.
 *
 * @param item which condition or question, of a fact that has several; otherwise null
 * @param value null where nothing is known
 * @param note a remark
 * @param evidence what it rests on
 */
public record FactSaid(
    FactName name,
    @Nullable String item,
    FactStatus status,
    @Nullable String value,
    @Nullable String note,
    List<Evidence> evidence) {

  /**
   * What a fact rests on: a finding, which need not be known here, or something in words.
   *
   * @param source of the finding
   * @param finding its id
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Evidence(
      @Nullable String source, @Nullable String finding, @Nullable String text) {}
}
