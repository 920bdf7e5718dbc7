package dev.kasane.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of the service. */
@MessageBundle("status")
interface StatusMessages {
  @Message("Findings since the start")
  String sums();

  @Message("accepted")
  String accepted();

  @Message("duplicate, changed nothing")
  String duplicate();

  @Message("stale, a newer version was known")
  String stale();

  @Message("rejected, could not be read")
  String rejected();

  @Message("read")
  String read();

  @Message("Waiting to be applied")
  String lag();

  @Message("Kafka does not answer at the moment. What waits there is read when it is back.")
  String noKafka();

  @Message("partition")
  String partition();

  @Message("applied up to")
  String applied();

  @Message("waiting")
  String waiting();

  @Message("Database")
  String database();

  @Message(
      "The database does not answer at the moment. Nothing is lost; Kasane goes on by itself when it is back.")
  String noDatabase();

  @Message("Findings")
  String findings();

  @Message("Whole database")
  String whole();

  @Message("Health")
  String health();

  @Message("up")
  String up();

  @Message("down")
  String down();

  @Message("details")
  String more();

  @Message("ATT&CK releases")
  String releases();

  @Message("release")
  String release();

  @Message("techniques")
  String techniques();

  @Message("sub-techniques")
  String subTechniques();

  @Message("revoked")
  String revoked();

  @Message("deprecated")
  String deprecated();

  @Message("tactics")
  String tactics();

  @Message("mitigations")
  String mitigations();

  @Message("load time")
  String loadTime();

  @Message("source")
  String source();

  @Message("(older, for reading old ids)")
  String older();

  @Message("Newer releases are not looked for (kasane.attack.update=off).")
  String updatesOff();

  @Message("What cannot be used")
  String faults();

  @Message("Last errors")
  String troubles();

  @Message("Nothing has failed since the start.")
  String noTroubles();

  @Message("Rejected records")
  String rejectedTitle();

  @Message("Show what was rejected")
  String showRejected();

  @Message("running since {time}")
  String since(String time);

  @Message("as of {time}")
  String asOf(String time);

  @Message(
      "This does not add up to the {read} records that were read. Please report it as a fault.")
  String doesNotAddUp(long read);

  @Message("(and {count} merged or empty)")
  String otherCases(long count);

  @Message("(and {count} retracted)")
  String retracted(long count);

  @Message("Newer releases are looked for ({mode}).")
  String updates(String mode);

  @Message("Last look: {time}.")
  String lastCheck(String time);

  @Message("Next look: {time}.")
  String nextCheck(String time);

  @Message("The look at {time} failed:")
  String lastFailure(String time);

  @Message("lasts since {time}")
  String lastsSince(String time);

  @Message("{count} times")
  String times(int count);
}
