package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a case, on its page and in lists. */
@MessageBundle("case")
interface CaseMessages {
  @Message("This case is merged into")
  String mergedInto();

  @Message("Merged into this case:")
  String holdsMerged();

  @Message("Findings: {count}")
  String findings(int count);

  @Message("{count} retracted")
  String retracted(int count);

  @Message("opened")
  String opened();

  @Message("last change")
  String updated();

  @Message("revision")
  String revision();

  @Message("Times are UTC.")
  String inUtc();

  @Message("Some lists of this case are too long to be shown whole.")
  String truncated();

  @Message("Timeline")
  String timeline();

  @Message("Technique")
  String technique();

  @Message("Techniques")
  String techniques();

  @Message("Nothing in this case names a technique yet.")
  String noTechniques();

  @Message("Send a finding to it")
  String sendFinding();

  @Message("No time is known of any technique of this case.")
  String noTimes();

  @Message("Tactic not known")
  String noTactic();

  @Message("Without a time")
  String undated();

  @Message("Add a technique")
  String addTechnique();

  @Message("Evidence")
  String evidence();

  @Message("Finding")
  String finding();

  @Message("Time")
  String time();

  @Message("Read by")
  String how();

  @Message("claimed as")
  String claimed();

  @Message("The strongest {shown} of {all}.")
  String strongest(int shown, int all);

  @Message("see above")
  String above();

  @Message("Facts")
  String facts();

  @Message("Fact")
  String fact();

  @Message("Value")
  String value();

  @Message("before")
  String beforePhases();

  @Message("Edit")
  String edit();

  @Message("not known")
  String notKnown();

  @Message("nobody has stated it")
  String notStated();

  @Message("Add a condition")
  String addCondition();

  @Message("Add a question")
  String addQuestion();

  @Message("No condition for all-clear is stated yet.")
  String noConditions();

  @Message("No question is noted yet.")
  String noQuestions();

  @Message("The columns show how clear each fact was at the end of each phase.")
  String phasesTell();

  @Message("Unresolved claims")
  String unplaced();

  @Message(
      "These claims name no technique. They are kept and counted nowhere until somebody accepts what they mean.")
  String unplacedNote();

  @Message("near in name:")
  String near();

  @Message("could be:")
  String couldBe();

  @Message("Accept")
  String accept();

  @Message("Claimed as \"{claim}\"")
  String acceptReason(String claim);

  @Message("Where to look next")
  String leads();

  @Message(
      "Not examined in this case, but common in cases like it. This is no evidence and part of no count.")
  String leadsNote();

  @Message("No other case shares a technique with this one.")
  String noLeads();

  @Message("In similar cases")
  String inSimilar();

  @Message("In all others")
  String inAll();

  @Message("Found it")
  String found();

  @Message("Compared with:")
  String similar();

  @Message("{count} shared")
  String shared(int count);

  @Message("Changes of status")
  String history();

  @Message("Became")
  String became();

  @Message("By")
  String by();

  @Message("Reason")
  String reason();

  @Message("Reason (if there is one)")
  String reasonOptional();

  @Message("Confirm")
  String confirm();

  @Message("Rule out")
  String ruleOut();

  @Message("Reopen")
  String reopen();

  @Message("Added")
  String add();

  @Message("Earlier decisions on it no longer hold; its status is again what the findings say.")
  String reopenNote();

  @Message("Id or name")
  String idOrName();

  @Message("Tactic (if known)")
  String tacticOptional();

  @Message("When it was used, in UTC (if known)")
  String seenAt();

  @Message("Your name")
  String yourName();

  @Message("Send")
  String send();

  @Message("Cancel")
  String cancel();

  @Message("Sent. The page changes as soon as the case has taken it in.")
  String sent();

  @Message(
      "The case has changed since you opened this form. The page behind it shows what the case says now; look at it, then send again.")
  String stale();

  @Message("This does not fit the case as it stands.")
  String conflict();

  @Message("This is needed.")
  String needed();

  @Message("Condition")
  String condition();

  @Message("Question")
  String question();

  @Message("State")
  String state();

  @Message("How clear it is")
  String howClear();

  @Message("Note")
  String note();

  @Message("Evidence so far (untick what no longer holds)")
  String evidenceKept();

  @Message("More evidence, one a line")
  String newEvidence();

  @Message("Print")
  String print();

  @Message("Back to the case")
  String back();

  @Message("Report")
  String report();

  @Message("(cut; the rest is in the record)")
  String cutShort();

  @Message("id")
  String methodExact();

  @Message("old id")
  String methodRevoked();

  @Message("deprecated id")
  String methodDeprecated();

  @Message("older release")
  String methodOlderRelease();

  @Message("name")
  String methodName();

  @Message("name refines the id")
  String methodRefined();

  @Message("parts disagree")
  String methodConflict();

  @Message("unresolved")
  String methodUnresolved();

  @Message("no loaded release knows this id")
  String whyUnknownId();

  @Message("no loaded release knows this name")
  String whyUnknownName();

  @Message("several techniques fit")
  String whyAmbiguous();

  @Message("names a tactic, not a technique")
  String whyTacticOnly();

  @Message("several ids in one claim")
  String whySeveral();

  @Message("gone from the current release")
  String whyGone();

  @Message("an id of MITRE ATLAS")
  String whyAtlas();

  @Message("an id of a product's own, not of ATT&CK")
  String whyVendor();

  @Message("it says nothing")
  String whyEmpty();

  @Message("its domain is not loaded")
  String whyDomain();

  @Message("Hearing")
  String phaseHearing();

  @Message("Containment")
  String phaseContainment();

  @Message("Investigation")
  String phaseInvestigation();

  @Message("Recovery")
  String phaseRecovery();

  @Message("Closed")
  String phaseClosed();

  @Message("no evidence")
  String leakNoEvidence();

  @Message("suspected")
  String leakSuspected();

  @Message("confirmed")
  String leakConfirmed();

  @Message("excluded")
  String leakExcluded();

  @Message("not known")
  String factUnknown();

  @Message("suspected")
  String factSuspected();

  @Message("confirmed")
  String factConfirmed();

  @Message("open")
  String stateOpen();

  @Message("met")
  String stateMet();

  @Message("answered")
  String stateAnswered();

  @Message("dropped")
  String stateDropped();

  @Message("Title")
  String factTitle();

  @Message("Phase")
  String factPhase();

  @Message("Sector")
  String factSector();

  @Message("Region")
  String factRegion();

  @Message("Size of the victim")
  String factVictimSize();

  @Message("Entry route")
  String factEntryRoute();

  @Message("Root cause")
  String factRootCause();

  @Message("Information leak")
  String factInformationLeak();

  @Message("Scope")
  String factScope();

  @Message("Conditions for all-clear")
  String factAllClear();

  @Message("Open questions")
  String factOpenQuestions();
}
