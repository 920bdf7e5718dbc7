package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of techniques. */
@MessageBundle("technique")
interface TechniqueMessages {
  @Message("Find a technique")
  String search();

  @Message("Write an id, a name, an alias or any word into the search field at the top.")
  String ask();

  @Message("Found for")
  String foundFor();

  @Message("Nothing holds all of the words; left out:")
  String ignored();

  @Message("Did you mean:")
  String didYouMean();

  @Message("Nothing was found, and nothing is near. Try fewer words, or an English name.")
  String nothing();

  @Message("Techniques")
  String techniques();

  @Message("Other objects")
  String others();

  @Message("{count} more were found; more words find less.")
  String more(int count);

  @Message("no longer in use")
  String old();

  @Message("Technique")
  String kindTechnique();

  @Message("Sub-technique")
  String kindSubTechnique();

  @Message("Tactic")
  String kindTactic();

  @Message("Mitigation")
  String kindMitigation();

  @Message("Malware")
  String kindMalware();

  @Message("Tool")
  String kindTool();

  @Message("Group")
  String kindGroup();

  @Message("Campaign")
  String kindCampaign();

  @Message("No loaded release knows")
  String unknown();

  @Message("Resolved from")
  String resolvedFrom();

  @Message("Show the old one itself")
  String itself();

  @Message("This technique was revoked. In its place:")
  String isRevoked();

  @Message("This technique is deprecated and has no successor.")
  String isDeprecated();

  @Message("Version")
  String objectVersion();

  @Message("created")
  String created();

  @Message("changed")
  String modified();

  @Message("Tactics")
  String tactics();

  @Message("Platforms")
  String platforms();

  @Message("Permissions needed")
  String permissions();

  @Message("Former names")
  String formerNames();

  @Message("In the place of")
  String replaces();

  @Message("Contributors")
  String contributors();

  @Message("The loaded release holds no descriptions.")
  String noDescription();

  @Message("Sub-techniques")
  String subTechniques();

  @Message("Mitigations")
  String mitigations();

  @Message("Detection")
  String detection();

  @Message("Log source")
  String logSources();

  @Message("Channel")
  String channel();

  @Message("Data component")
  String dataComponent();

  @Message("Software")
  String software();

  @Message("Groups")
  String groups();

  @Message("Campaigns")
  String campaigns();

  @Message("Assets")
  String assets();

  @Message("References")
  String references();

  @Message("Show")
  String showThem();

  @Message("How")
  String how();

  @Message("In the loaded releases")
  String releases();

  @Message("Release")
  String release();

  @Message("Name")
  String name();

  @Message("State")
  String state();

  @Message("in use")
  String active();

  @Message("revoked")
  String revoked();

  @Message("deprecated")
  String deprecated();

  @Message("Own cases")
  String own();

  @Message("There is no case with a finding yet.")
  String noCases();

  @Message("Try a finding and send it to a case")
  String sendOne();

  @Message(
      "{share} % of the cases; another sample of the same kind could show {low} % to {high} % (95 %).")
  String share(long share, long low, long high);

  @Message("Between {low} % and {high} %")
  String interval(long low, long high);

  @Message("With sub-techniques:")
  String withSubs();

  @Message("All {count}")
  String allOf(int count);

  @Message("No case speaks of it.")
  String notSeen();

  @Message("In the same cases")
  String together();

  @Message("With it")
  String here();

  @Message("In all")
  String everywhere();
}
