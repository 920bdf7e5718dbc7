package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.math.BigDecimal;

/** The words of the page of countermeasures. */
@MessageBundle("plan")
interface PlanMessages {
  @Message("Which countermeasures would have mattered most in your own cases, for a budget.")
  String lead();

  @Message("Guideline")
  String guideline();

  @Message("Compare with")
  String with();

  @Message("nothing")
  String nothing();

  @Message("Opened from")
  String from();

  @Message("Opened before")
  String to();

  @Message("Sector")
  String sector();

  @Message("Region")
  String region();

  @Message("Size")
  String size();

  @Message("With tactic")
  String tactic();

  @Message("Technique")
  String technique();

  @Message("a control reaches sub-techniques, too")
  String inherit();

  @Message("Apply")
  String apply();

  @Message("All cases")
  String allCases();

  @Message("No case passes these filters. Take some of them away.")
  String noneFit();

  @Message(
      "There is no case yet. Send findings, try one, import a table, or start with -Dkasane.demo=true.")
  String noCases();

  @Message("{count} cases")
  String cases(long count);

  @Message("{count} with impact")
  String withImpact(long count);

  @Message("The best choice")
  String plan();

  @Message("Budget")
  String budget();

  @Message("exactly")
  String points();

  @Message("Running costs of years")
  String years();

  @Message("How often a control works")
  String works();

  @Message("Make large")
  String objective();

  @Message("cases interrupted")
  String interrupted();

  @Message("steps stopped")
  String covered();

  @Message("Cases count")
  String weight();

  @Message("the same")
  String weightCase();

  @Message("by severity")
  String weightSeverity();

  @Message("newer ones more")
  String weightRecency();

  @Message("Kind")
  String category();

  @Message("Work it out")
  String work();

  @Message("Costs and choices of {count} controls")
  String costs(int count);

  @Message(
      "These are relative points that come with Kasane, not measurements. Change what you know better.")
  String assumedCosts();

  @Message("These are the costs that were loaded for this guideline.")
  String ownCosts();

  @Message("Nobody says what {count} controls cost. Each counts as:")
  String unpriced(int count);

  @Message("Control")
  String control();

  @Message("one-off")
  String oneOff();

  @Message("yearly")
  String yearly();

  @Message("Choice")
  String choice();

  @Message("Reason")
  String reason();

  @Message("open")
  String open();

  @Message("in place")
  String inPlace();

  @Message("required")
  String required();

  @Message("excluded")
  String excluded();

  @Message("Working out the plan for")
  String working();

  @Message("No plan could be worked out:")
  String failed();

  @Message("How far the guideline covers the cases")
  String score();

  @Message(
      "Confirmed and suspected techniques count, once a case. The thin line is the 95 % interval. Prevention, detection and response are never added up.")
  String scoreWhy();

  @Message("Prevention")
  String protect();

  @Message("Detection")
  String detect();

  @Message("Response")
  String respond();

  @Message("Cases with a covered step")
  String touched();

  @Message("… before impact")
  String before();

  @Message("Covered steps of all")
  String steps();

  @Message("By tactic")
  String byTactic();

  @Message("By group")
  String byGroup();

  @Message("By control ({count})")
  String byControl(int count);

  @Message("both cover {count} steps")
  String both(long count);

  @Message("only the first {count}")
  String onlyFirst(long count);

  @Message("only the second {count}")
  String onlySecond(long count);

  @Message("neither {count}")
  String neither(long count);

  @Message("Only the first covers:")
  String firstTechniques();

  @Message("Only the second covers:")
  String secondTechniques();

  @Message("Seen and not covered")
  String uncovered();

  @Message("ATT&CK knows no mitigation against")
  String unmitigated();

  @Message("in {count} cases")
  String inCases(long count);

  @Message("For {budget}:")
  String forBudget(BigDecimal budget);

  @Message("{expected} of {all} cases interrupted")
  String interrupts(String expected, String all);

  @Message("{expected} of {all} steps stopped")
  String covers(String expected, String all);

  @Message("95 % interval {low} to {high}")
  String interval(String low, String high);

  @Message("Proved: nothing within the budget does better.")
  String proved();

  @Message("Not proved: the best possible is at most {bound}, a gap of {gap}.")
  String unproved(String bound, String gap);

  @Message("{cost} of {budget} are spent.")
  String spent(BigDecimal cost, BigDecimal budget);

  @Message("Expected effect over budget")
  String curve();

  @Message("this budget")
  String keyBest();

  @Message("greedy plan")
  String keyGreedy();

  @Message("band: 95 % interval")
  String keyBand();

  @Message("The time did not suffice for all of it.")
  String incomplete();

  @Message("The curve as a table")
  String asTable();

  @Message("Effect")
  String effect();

  @Message("Proof")
  String proof();

  @Message("Chosen controls")
  String chosen();

  @Message("Cost")
  String cost();

  @Message("Adds")
  String adds();

  @Message("Together")
  String together();

  @Message("How sure")
  String sure();

  @Message("stays, whatever changes by 20 %")
  String stable();

  @Message("leaves when")
  String leaves();

  @Message("comes in when")
  String enters();

  @Message("Nothing fits into this budget. Raise it.")
  String noneChosen();

  @Message("Always taking the most effect for its cost leads to the same plan.")
  String greedySame();

  @Message(
      "Always taking the most effect for its cost gives {expected} for {cost}: {part} of the best plan.")
  String greedy(String expected, BigDecimal cost, String part);

  @Message("It takes")
  String greedyTakes();

  @Message("It lacks")
  String greedyLacks();

  @Message("If the assumptions are off by 20 %")
  String sensitivity();

  @Message("the same choice.")
  String same();

  @Message("in comes")
  String comesIn();

  @Message("out goes")
  String goesOut();

  @Message("Effect then: {expected}.")
  String then(String expected);

  @Message("everything costs 20 % more")
  String costsMore();

  @Message("everything costs 20 % less")
  String costsLess();

  @Message("everything works 20 % better")
  String worksMore();

  @Message("everything works 20 % worse")
  String worksLess();

  @Message("it costs 20 % more")
  String itsCostMore();

  @Message("it costs 20 % less")
  String itsCostLess();

  @Message("it works 20 % better")
  String itWorksMore();

  @Message("it works 20 % worse")
  String itWorksLess();

  @Message("What stays open: {count} techniques")
  String staysOpen(int count);

  @Message("No control reaches a step that would help in {count} cases:")
  String outOfReach(long count);

  @Message("Open")
  String left();

  @Message("Why")
  String why();

  @Message("the guideline has no control")
  String noControl();

  @Message("a chosen control works only at times")
  String partly();

  @Message("no control of the plan reaches it")
  String notChosen();

  @Message("Without a cost these cannot be chosen:")
  String withoutCost();

  @Message("What these figures rest on")
  String assumptions();

  @Message("The cases behind the number")
  String behind();

  @Message("Case")
  String oneCase();

  @Message("{count} steps")
  String stepsThere(long count);

  @Message("Techniques that count here")
  String fitting();
}
