package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the case table. */
@MessageBundle("table")
interface TableMessages {
  @Message("{cases} cases over ATT&CK {release}")
  String over(long cases, String release);

  @Message(
      "Tactics and techniques down, cases across. Totals count a case where a technique is confirmed or suspected.")
  String intro();

  @Message("Which cases")
  String filters();

  @Message("Id or title")
  String q();

  @Message("Opened from")
  String from();

  @Message("Opened before")
  String to();

  @Message("Holds technique")
  String technique();

  @Message("With status")
  String statusOf();

  @Message("Phase")
  String phase();

  @Message("Sector")
  String sector();

  @Message("Region")
  String region();

  @Message("Size of the victim")
  String size();

  @Message("Information leak")
  String leak();

  @Message("Entry route")
  String entryRoute();

  @Message("Root cause")
  String rootCause();

  @Message("Scope")
  String scope();

  @Message("All-clear conditions")
  String allClear();

  @Message("Open questions")
  String questions();

  @Message("Domain")
  String domain();

  @Message("any")
  String any();

  @Message("More filters")
  String moreFilters();

  @Message("Show")
  String apply();

  @Message("All cases")
  String clear();

  @Message("How the table is shown")
  String view();

  @Message("Only rows with")
  String rowsText();

  @Message("Rows by")
  String rowsBy();

  @Message("Cases by")
  String columnsBy();

  @Message("matrix order")
  String byMatrix();

  @Message("number of cases")
  String byTotal();

  @Message("name")
  String byName();

  @Message("id")
  String byId();

  @Message("day opened")
  String byOpened();

  @Message("number of techniques")
  String byTechniques();

  @Message("Fold tactics")
  String foldTactics();

  @Message("Fold sub-techniques")
  String foldSubs();

  @Message("Export")
  String export();

  @Message("CSV")
  String csv();

  @Message("XLSX")
  String xlsx();

  @Message("Navigator layer")
  String navigator();

  @Message("Print, or save as PDF or SVG")
  String print();

  @Message("Marks")
  String legend();

  @Message("Technique")
  String techniqueColumn();

  @Message("Techniques")
  String techniquesRow();

  @Message("Techniques that count in the case, each once")
  String techniquesRowNote();

  @Message("Cases")
  String totalColumn();

  @Message("The sum of its techniques, as in the reference table")
  String tacticTotalNote();

  @Message("With sub-techniques, each case once")
  String rolledNote();

  @Message(
      "Without scripts {shown} of {all} cases are shown here; the totals are over all of them.")
  String plainNote(int shown, long all);

  @Message("The table without scripts")
  String plainLink();

  @Message("{shown} of {all} cases are shown here; the totals are over all of them.")
  String moreNote(int shown, long all);

  @Message("Next cases")
  String nextCases();

  @Message("Arrow keys move, Enter opens, Space folds, Escape closes the evidence.")
  String help();

  @Message("Live")
  String live();

  @Message("Connection lost; trying again")
  String liveLost();

  @Message("No technique fits what you typed.")
  String noRows();

  @Message("No case yet")
  String noneTitle();

  @Message(
      "A case appears here as soon as a finding names it. Try one by hand, import a table that you have, or send findings to Kafka; -Dkasane.demo=true loads the 13 reference cases.")
  String noneWhat();

  @Message("No case fits these filters")
  String noneFitTitle();

  @Message("Take a filter away, or choose a longer period.")
  String noneFitWhat();

  @Message("These cases hold no technique of this release")
  String emptyTitle();

  @Message("Their claims may be unresolved, or belong to another domain.")
  String emptyWhat();

  @Message("One of the filters cannot be read")
  String wrongTitle();

  @Message("{count} findings")
  String findings(int count);

  @Message("First seen")
  String firstSeen();

  @Message("Last seen")
  String lastSeen();

  @Message("Click or Enter opens the case here.")
  String enterOpens();

  @Message("no text")
  String noText();

  @Message("Only the first {most} cases are printed; narrow the cases down for the rest.")
  String printedNote(long most);

  @Message("hearing")
  String hearing();

  @Message("containment")
  String containment();

  @Message("investigation")
  String investigation();

  @Message("recovery")
  String recovery();

  @Message("closed")
  String closed();

  @Message("open")
  String open();

  @Message("met")
  String met();

  @Message("answered")
  String answered();

  @Message("no evidence")
  String noEvidence();

  @Message("excluded")
  String excluded();

  @Message("unknown")
  String unknown();
}
