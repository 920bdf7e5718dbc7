package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what was rejected. */
@MessageBundle("rejected")
interface RejectedMessages {
  @Message("Rejected records")
  String title();

  @Message(
      "Records that could not be read as findings, newest first. Each can be repaired and sent once more; what was rejected stays on its topic as it was.")
  String intro();

  @Message(
      "Nothing was rejected. What cannot be read as a finding will be shown here with its reason, to be repaired and sent once more.")
  String none();

  @Message("key")
  String key();

  @Message("Look and repair")
  String repair();

  @Message("Older ones")
  String older();

  @Message("All rejected records")
  String back();

  @Message("A rejected record")
  String repairTitle();

  @Message("Rejected")
  String time();

  @Message("Came in on")
  String cameFrom();

  @Message("Size")
  String size();

  @Message("the bytes as they were")
  String download();

  @Message("Its text")
  String text();

  @Message("Case")
  String caseId();

  @Message(
      "Only where the finding names none, or another one is meant: what stands here counts before all else.")
  String caseHint();

  @Message("Try it, send nothing")
  String tryIt();

  @Message("Send it to the findings")
  String send();

  @Message(
      "This record cannot be repaired here: it is no text, or longer than a megabyte. Load it down, repair it, and send it with POST /api/v1/findings.")
  String notEditable();

  @Message("Nothing was understood as a finding.")
  String nothing();

  @Message("Understood as")
  String understood();

  @Message("not resolved")
  String unresolved();

  @Message("names no technique")
  String noTechniques();

  @Message("Sent; it is being applied…")
  String waiting();

  @Message("Applied. The case:")
  String applied();

  @Message("Sent. The status page shows when it is applied. The case:")
  String sent();

  @Message("It is not JSON")
  String notJson();

  @Message("The same property stands twice in it")
  String duplicateKey();

  @Message("It is no finding")
  String notAFinding();

  @Message("Its format is not known")
  String unknownFormat();

  @Message("It has no id")
  String noId();

  @Message("It names no case")
  String noCase();

  @Message("Something in it is of the wrong kind")
  String wrongType();

  @Message("Something in it has a value that cannot be")
  String wrongValue();

  @Message("It is too large")
  String tooLarge();

  @Message("It is nested too deep")
  String tooDeep();

  @Message("A text in it is too long")
  String tooLong();

  @Message("It holds too many of something")
  String tooMany();

  @Message("Rejected, and no reason was noted")
  String noReason();

  @Message("event {index} in it")
  String event(long index);
}
