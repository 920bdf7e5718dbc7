package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the list of cases. */
@MessageBundle("cases")
interface CasesMessages {
  @Message("Id or title")
  String text();

  @Message("Technique")
  String technique();

  @Message("Tactic")
  String tactic();

  @Message("Its status")
  String status();

  @Message("any")
  String any();

  @Message("confirmed or suspected")
  String counting();

  @Message("counts, with sub-techniques")
  String countedWithSubs();

  @Message("Place in the matrix")
  String at();

  @Message("Opened from")
  String from();

  @Message("Opened before")
  String to();

  @Message("Show")
  String show();

  @Message("All cases")
  String clear();

  @Message("More filters")
  String more();

  @Message("Domain")
  String domain();

  @Message("There is no case yet. A case opens with its first finding.")
  String none();

  @Message("No case passes this filter.")
  String noMatch();

  @Message("Try a finding and send it to a case")
  String sendOne();

  @Message("Import a table of cases")
  String importSome();

  @Message("Cases {from} to {to} of {all}.")
  String shown(int from, int to, int all);

  @Message("{count} of them hold no live finding; no count is over these.")
  String silent(long count);

  @Message("Case")
  String id();

  @Message("Opened")
  String opened();

  @Message("Leak")
  String leak();

  @Message("Last change")
  String updated();

  @Message("Before")
  String before();

  @Message("Next")
  String after();
}
