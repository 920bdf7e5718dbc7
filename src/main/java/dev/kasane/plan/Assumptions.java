package dev.kasane.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what the figures of a plan rest on. */
final class Assumptions {
  private final Question question;
  private final Exposure exposure;

  Assumptions(Question question, Exposure exposure) {
    this.question = question;
    this.exposure = exposure;
  }

  List<String> list() {
    var list = new ArrayList<String>();
    list.add(
        "A mapping says that a control is meant to act on a technique, not that it did. How often it"
            + " works is assumed: "
            + effectiveness()
            + " where the request says nothing else.");
    list.add(
        "Several controls against one technique fail independently of each other; real ones often"
            + " fail together.");
    if (question.objective() == Objective.CASES_INTERRUPTED) {
      list.add(
          question.everyStep()
              ? "A control gets a chance at every step of a case that it is mapped to, independently"
                  + " each time: the hopeful reading."
              : "A control gets one chance in a case, at the step where it is strongest: what fails"
                  + " at one step is likely to fail at the next.");
      list.add(exposure.rule());
    }
    list.add(weight());
    list.add(costs());
    list.add(
        question.inherit()
            ? "A control of a technique is assumed to reach its sub-techniques."
            : "A control reaches the techniques that it is mapped to, not their sub-techniques.");
    list.add(
        "Attackers are assumed to do what they did in these cases. Intervals are Wilson's, 95 %:"
            + " they tell how few cases there are, not how wrong the assumptions may be.");
    list.add("Only '%s' is planned; the other categories stand apart.".formatted(word()));
    return list;
  }

  private String word() {
    return question.category().word();
  }

  private String effectiveness() {
    var parts = new ArrayList<String>();
    question
        .effectiveness()
        .byStrength()
        .forEach((s, e) -> parts.add(String.format(Locale.ROOT, "%s %s", s.word(), e)));
    return String.join(", ", parts);
  }

  private String weight() {
    return switch (question.weight()) {
      case CASE -> "Every case counts the same.";
      case SEVERITY ->
          "A case counts by the highest severity of its findings, 0 to 100 as hundredths, at least"
              + " 0.1; one without counts as medium, 0.5.";
      case RECENCY ->
          "A case counts half for every %d days that it was opened before the newest of these cases."
              .formatted(question.halfLife().toDays());
    };
  }

  private String costs() {
    String what =
        question.assumedCosts()
            ? "Costs are relative points that come with Kasane, not measurements"
            : "Costs are those that were given";
    return "%s: one-off and the running ones of %d years. What is in place costs nothing more."
        .formatted(what, question.years());
  }
}
