package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page that tries a finding. */
@MessageBundle("try")
interface TryMessages {
  @Message(
      "Paste an alert as it came: any format, one event, JSON lines or an array. You see what Kasane would make of it; nothing is stored until you send it.")
  String lead();

  @Message("Examples")
  String examples();

  @Message("A Kasane finding")
  String exampleKasane();

  @Message("An ECS alert")
  String exampleEcs();

  @Message("A Suricata event")
  String exampleSuricata();

  @Message("Old ids")
  String exampleRevoked();

  @Message("A contradiction")
  String exampleConflict();

  @Message("JSON lines, one broken")
  String exampleLines();

  @Message("A sentence")
  String exampleSentence();

  @Message("Alert or sentence")
  String text();

  @Message("Paste here")
  String placeholder();

  @Message("MB were pasted; they are held and not shown here.")
  String held();

  @Message("Drop it")
  String drop();

  @Message("Format")
  String format();

  @Message("recognise it")
  String recognise();

  @Message("Look at it")
  String look();

  @Message("Case")
  String caseId();

  @Message("its own")
  String caseOwn();

  @Message("Send it to the case")
  String send();

  @Message("Sent: ")
  String sent();

  @Message("Rejected: ")
  String rejected();

  @Message("Open case ")
  String openCase();

  @Message("It is on its way to the case …")
  String waiting();

  @Message("Paste an alert first.")
  String emptyText();

  @Message("What it means")
  String answer();

  @Message("Paste an alert above, or begin with one of the examples. What it means appears here.")
  String empty();

  @Message("This is text, no finding")
  String noFinding();

  @Message(
      "A finding is a JSON object: an alert as your product exports it, or Kasane's own form. Ids and names that stand in the text are shown below.")
  String noFindingWhy();

  @Message("Only the first 20,000 characters were looked at.")
  String cut();

  @Message("What stands in the text")
  String inText();

  @Message("The same as a finding")
  String asFinding();

  @Message("Take it into the field, mend it, and send it to a case.")
  String asFindingWhy();

  @Message("Take it into the field")
  String useFinding();

  @Message("Techniques that a search for these words finds")
  String near();

  @Message(
      "Nothing in it looks like a technique. Name one by its id, such as T1059.001, or by its name, such as PowerShell.")
  String nothingNear();

  @Message("{found} accepted, {refused} rejected")
  String readAs(int found, int refused);

  @Message("What would be rejected")
  String wouldBeRejected();

  @Message("Event")
  String event();

  @Message("Reason")
  String reason();

  @Message("Why")
  String why();

  @Message("The first {shown} of {all} are shown.")
  String more(int shown, int all);

  @Message("Unknown format")
  String unknownFormat();

  @Message("No format that Kasane knows fits. It was read with care, by the names of its fields.")
  String unknownFormatWhy();

  @Message("This is a handler's word about the case, not a detection.")
  String statement();

  @Message("none; name one above")
  String noCase();

  @Message("Id")
  String id();

  @Message("made of its content, since it has none")
  String idOfContent();

  @Message("from")
  String source();

  @Message("Time")
  String time();

  @Message("Host")
  String host();

  @Message("User")
  String user();

  @Message("Severity")
  String severity();

  @Message("critical")
  String critical();

  @Message("high")
  String high();

  @Message("medium")
  String medium();

  @Message("low")
  String low();

  @Message("informational")
  String informational();

  @Message("Rule")
  String rule();

  @Message("Description")
  String description();

  @Message("Status")
  String status();

  @Message("retracted: it takes its effect back")
  String retracted();

  @Message("What the case would get")
  String counts();

  @Message("confidence")
  String confidence();

  @Message("As it came")
  String asItCame();

  @Message("{count} characters left out")
  String leftOut(int count);

  @Message("Claims")
  String claims();

  @Message("Claimed")
  String claimed();

  @Message("Means")
  String meaning();

  @Message("How that was decided")
  String how();

  @Message("Where it stands")
  String where();

  @Message("under")
  String under();

  @Message("It could be:")
  String candidates();

  @Message("The id is in use.")
  String exact();

  @Message("The id was revoked; its successor takes its place.")
  String revoked();

  @Message("The id is deprecated; it stays as it is.")
  String deprecated();

  @Message("Only an older release knows the id; its successor takes its place.")
  String olderRelease();

  @Message("The name decided.")
  String byName();

  @Message("The name is that of a sub-technique of the id.")
  String refined();

  @Message("Id, name and tactic contradict each other: see what was claimed.")
  String conflict();

  @Message("A tactic; it belongs to the techniques beside it.")
  String beside();

  @Message("Unresolved: kept, not counted.")
  String unresolved();

  @Message("Only in prose, or what would be possible.")
  String weak();

  @Message("No loaded release knows this id.")
  String unknownId();

  @Message("No loaded release knows this name.")
  String unknownName();

  @Message("The id could mean several techniques.")
  String ambiguousId();

  @Message("Several techniques bear this name; its parent or tactic would decide.")
  String ambiguousName();

  @Message("An older release knew it; nothing current is left of it.")
  String gone();

  @Message("It is of the vendor's own catalogue, not of ATT&CK.")
  String vendorId();

  @Message("It is of ATLAS, not of ATT&CK.")
  String atlas();

  @Message("It is a tactic, not a technique.")
  String tacticOnly();

  @Message("Several ids stand in one field.")
  String severalIds();

  @Message("not found in the text")
  String noPlace();

  @Message("It claims no technique. It would be kept on its case and count nothing.")
  String noClaims();
}
