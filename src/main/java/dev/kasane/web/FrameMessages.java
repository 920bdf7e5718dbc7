package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the frame that is around every page, and those that several pages use. */
@MessageBundle("frame")
interface FrameMessages {
  @Message("Case table")
  String table();

  @Message("ATT&CK")
  String attack();

  @Message("Cases")
  String cases();

  @Message("Try a finding")
  String tryIt();

  @Message("Countermeasures")
  String plan();

  @Message("Import")
  String imports();

  @Message("Status")
  String status();

  @Message("Pages")
  String pages();

  @Message("To the content")
  String toContent();

  @Message("Find a technique")
  String findTechnique();

  @Message("Find")
  String find();

  @Message("Language")
  String language();

  @Message("Colours")
  String colours();

  @Message("as the system")
  String themeAuto();

  @Message("light")
  String themeLight();

  @Message("dark")
  String themeDark();

  @Message("That did not work")
  String problem();

  @Message("Back to the case table")
  String backToTable();

  @Message("The server did not answer. Try again in a moment.")
  String noAnswer();

  @Message("This is larger than Kasane takes at once.")
  String tooLarge();

  @Message("confirmed")
  String confirmed();

  @Message("suspected")
  String suspected();

  @Message("inferred")
  String inferred();

  @Message("ruled out")
  String ruledOut();

  @Message("not examined")
  String notExamined();

  /** How many of how many cases. */
  @Message("{count} of {all}")
  String ofAll(long count, long all);
}
