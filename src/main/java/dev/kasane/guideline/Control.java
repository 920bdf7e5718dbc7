package dev.kasane.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A control of a guideline.
 *
 * @param id the guideline's own, such as {@code M1032} or {@code AC-02}
 * @param group what the guideline files it under; null where it has no groups
 * @param mappings what it is meant to do about which techniques, by technique and category; none
 *     for a control that has nothing to do with techniques
 */
public record Control(String id, String title, @Nullable String group, List<Mapping> mappings) {

  /**
   * What a control is meant to do about a technique.
   *
   * @param technique id in the current release
   * @param claimed the id as the guideline has it, where that is another one; otherwise null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Mapping(
      String technique, Category category, Strength strength, @Nullable String claimed) {}
}
