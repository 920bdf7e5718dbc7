package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of importing tables and backups. */
@MessageBundle("import")
interface ImportMessages {
  @Message("A team's own table, or a backup of Kasane. Nothing is stored until you load it.")
  String intro();

  @Message(
      "This page needs JavaScript. Without it: curl -F file=@table.csv localhost:8080/api/v1/import?source=my-table")
  String noScript();

  @Message("Drop a file here, or choose one")
  String drop();

  @Message("CSV or XLSX (techniques by case, or one finding a row); JSON lines of a backup")
  String kinds();

  @Message("Name of the source")
  String source();

  @Message(
      "The findings are kept under this name. The same table under the same name changes nothing; a corrected one corrects.")
  String sourceHint();

  @Message("The table needs a name under which its findings are kept.")
  String noSource();

  @Message("The file is empty.")
  String emptyFile();

  @Message("The upload broke off. Is the file still there, and smaller than the limit?")
  String broken();

  @Message("How to read it")
  String hints();

  @Message("Only where Kasane does not find it out by itself.")
  String hintsIntro();

  @Message("Case of all rows")
  String caseId();

  @Message("Sheet")
  String sheet();

  @Message("Domain")
  String domain();

  @Message("any")
  String any();

  @Message("Time of all rows")
  String time();

  @Message("Time zone")
  String zone();

  @Message("Encoding")
  String charset();

  @Message("found out")
  String found();

  @Message("Separator")
  String delimiter();

  @Message("tab")
  String tab();

  @Message("Columns to leave out")
  String ignore();

  @Message("Look at it")
  String look();

  @Message("Uploading")
  String uploading();

  @Message("Reading")
  String reading();

  @Message("Findings applied:")
  String applying();

  @Message("All findings are applied:")
  String appliedAll();

  @Message("There was nothing to load.")
  String nothingNew();

  @Message("See these cases in the table")
  String seeCases();

  @Message("See the case table")
  String seeTable();

  @Message("Progress")
  String progress();

  @Message("A backup, or findings as JSON lines")
  String linesTitle();

  @Message("findings")
  String findings();

  @Message("lines that are no finding")
  String rejectedLines();

  @Message("The backup is whole.")
  String whole();

  @Message(
      "The backup is not whole: its end is missing, or lines of it. What is there can be loaded all the same.")
  String cut();

  @Message(
      "No line is a finding. A backup begins with a line that says kasaneExport; other files need a finding on each line.")
  String noFinding();

  @Message("Load the findings")
  String loadLines();

  @Message("What it would do")
  String preview();

  @Message("A list: one finding a row.")
  String isList();

  @Message("A table: techniques in rows, cases in columns.")
  String isMatrix();

  @Message("A table: techniques in columns, cases in rows.")
  String isTurned();

  @Message("headings at")
  String headings();

  @Message("Sheets:")
  String otherSheets();

  @Message("cases")
  String cases();

  @Message("rows")
  String rows();

  @Message("new")
  String isNew();

  @Message("changed")
  String isChanged();

  @Message("known already")
  String isUnchanged();

  @Message("The mark")
  String markMeans();

  @Message("not said")
  String notSaid();

  @Message("nothing, as a blank cell")
  String nothing();

  @Message("Read it so")
  String applyMarks();

  @Message(
      "Their parts contradict each other, or no loaded release knows them. One choice holds for all rows of the same words. What is left as it is will be loaded as read; what is unresolved stays with its case and is never counted.")
  String doubtsIntro();

  @Message("As written")
  String written();

  @Message("Rows")
  String places();

  @Message("Read as")
  String readAs();

  @Message("It means")
  String means();

  @Message("its parts contradict each other")
  String contradicts();

  @Message("not known:")
  String unknown();

  @Message("as read")
  String asRead();

  @Message("keep as unresolved")
  String keepUnresolved();

  @Message("do not load these rows")
  String skip();

  @Message("another technique\u2026")
  String another();

  @Message("Technique id")
  String anotherId();

  @Message("Enter the id of a technique, such as T1210.")
  String noId();

  @Message("Each row and what it was read as")
  String rowsTitle();

  @Message("Row")
  String row();

  @Message("Technique")
  String technique();

  @Message("Outcome")
  String outcome();

  @Message("Columns, and rows that were left out")
  String columns();

  @Message("Left out:")
  String leftOut();

  @Message("Load what is understood, and leave the rest out")
  String partial();

  @Message("The file is larger than {megabytes} MB. Only JSON lines may be; split the table.")
  String tooLarge(long megabytes);

  @Message("Not understood: {count}")
  String problems(int count);

  @Message("The first 20 of {count} are shown.")
  String moreProblems(int count);

  @Message("To decide: {count}")
  String doubts(int count);

  @Message(
      "The first {shown} are shown; decide these, load, and look at the table again for the rest.")
  String moreDoubts(int shown);

  @Message("The first {shown} of {all} rows are shown; all of them are loaded.")
  String moreRows(int shown, int all);

  @Message("The {count} cases")
  String casesTitle(int count);

  @Message(
      "Take back what this table no longer has: {missing} findings that came from an earlier table of this source")
  String replace(int missing);

  @Message("Load {count} findings")
  String load(int count);
}
