package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the heat map. */
@MessageBundle("heat")
interface HeatMessages {
  @Message("ATT&CK heat map")
  String title();

  @Message("{cases} cases over ATT&CK {release}")
  String over(long cases, String release);

  @Message("Cases in which a technique is confirmed or suspected")
  String counted();

  @Message("Cases in which a technique is confirmed")
  String countedConfirmed();

  @Message("A technique counts with its sub-techniques, each case once.")
  String rolled();

  @Message("Techniques and sub-techniques each count by themselves.")
  String apart();

  @Message("What is shown")
  String form();

  @Message("Domain")
  String domain();

  @Message("Release")
  String release();

  @Message("Platform")
  String platform();

  @Message("all")
  String all();

  @Message("confirmed only")
  String confirmedOnly();

  @Message("show sub-techniques")
  String withSubs();

  @Message("Period")
  String period();

  @Message("Compare with")
  String otherPeriod();

  @Message("Show")
  String apply();

  @Message("Everything")
  String clear();

  @Message("Number of cases")
  String legend();

  @Message("Difference in cases, second period less first")
  String legendDifference();

  @Message("First period: {first} cases. Second period: {second} cases.")
  String denominators(long first, long second);

  @Message(
      "The periods hold different numbers of cases: compare the shares in the cells, not the differences alone.")
  String unequal();

  @Message("no longer in the matrix")
  String old();

  @Message("{count} sub-techniques")
  String subs(int count);

  @Message("{seen} of {count} sub-techniques seen")
  String subsSeen(long seen, int count);

  @Message("by itself")
  String itself();

  @Message("Cases with {id}")
  String casesOf(String id);

  @Message("The matrix")
  String map();

  @Message("No case to colour the matrix with")
  String noneTitle();

  @Message(
      "The matrix below is empty until a case passes the filters. Try a finding, import a table, or take a filter away.")
  String noneWhat();

  @Message("One of the filters cannot be read")
  String wrongTitle();

  @Message("Print")
  String print();
}
