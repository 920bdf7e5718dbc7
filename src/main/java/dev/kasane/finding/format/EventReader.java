package dev.kasane.finding.format;

import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reason;
import dev.kasane.finding.format.Envelope.Inside;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Cleaned;
import dev.kasane.finding.profile.Event;
import dev.kasane.finding.profile.Extract;
import dev.kasane.finding.profile.Profile;
import java.util.List;
import java.util.stream.Collectors;

/** Recognises the format of an event, opens its envelope if need be, and reads it. */
final class EventReader {
  private final FindingConfig config;
  private final CaseOf cases;
  private final FormatLibrary library;

  EventReader(FindingConfig config, FormatLibrary library) {
    this.config = config;
    this.cases = new CaseOf(config);
    this.library = library;
  }

  /** Several events stand where one was looked for; carried only up to the reader of records. */
  @SuppressWarnings("serial")
  static final class Several extends RuntimeException {
    final transient List<String> path;

    Several(List<String> path) {
      super("several events", null, false, false);
      this.path = path;
    }
  }

  /**
   * Reads an event.
   *
   * @throws Fault where it cannot be read
   * @throws Several where it is an envelope with a list of events
   */
  Finding read(Json root, byte[] bytes, Inbound inbound) {
    if (!(root instanceof JsonObject object)) {
      throw new Fault(
          Reason.NOT_A_FINDING, "A finding is a JSON object, not " + Fields.kind(root) + ".");
    }
    var event = new Event(object, "", false);
    // the same formats from beginning to end, whatever is taken over meanwhile
    var reading = new One(library.formats(), bytes, inbound);
    String header = inbound.formatHeader();
    return header == null || header.isBlank()
        ? reading.recognised(event)
        : reading.forced(header, event);
  }

  /** The reading of one event. */
  private final class One {
    private final Formats formats;
    private final byte[] bytes;
    private final Inbound inbound;

    One(Formats formats, byte[] bytes, Inbound inbound) {
      this.formats = formats;
      this.bytes = bytes;
      this.inbound = inbound;
    }

    Finding recognised(Event event) {
      Profile profile = formats.recognise(event);
      if (profile != null) {
        return foreign(profile, event);
      }
      if (KasaneFormat.recognises(event.root())) {
        return own(event);
      }
      Inside inside =
          new Envelope(e -> formats.recognise(e) != null || KasaneFormat.isSurely(e.root()))
              .open(event.root());
      if (inside == null) {
        return generic(event);
      }
      Event inner = inside.event();
      if (inner == null) {
        throw new Several(inside.list());
      }
      Profile known = formats.recognise(inner);
      return known == null ? own(inner) : foreign(known, inner);
    }

    Finding forced(String header, Event event) {
      String name = Formats.plain(header);
      Profile profile = formats.named(name);
      if (profile == null && !name.equals(Context.KASANE)) {
        throw new Fault(
            Reason.UNKNOWN_FORMAT,
            "The header kasane-format names '%s'; known are %s, %s."
                .formatted(
                    Cleaned.brief(header),
                    Context.KASANE,
                    formats.profiles().stream()
                        .map(Profile::format)
                        .collect(Collectors.joining(", "))));
      }
      Event chosen = fits(name, event) ? event : inside(name, event);
      return profile == null ? own(chosen) : foreign(profile, chosen);
    }

    /** Also a forced format may stand in an envelope; where nothing fits, the whole is read so. */
    private Event inside(String format, Event event) {
      Inside inside = new Envelope(inner -> fits(format, inner)).open(event.root());
      if (inside == null) {
        return event;
      }
      Event inner = inside.event();
      if (inner == null) {
        throw new Several(inside.list());
      }
      return inner;
    }

    private boolean fits(String format, Event event) {
      Profile profile = formats.recognise(event);
      return profile == null
          ? format.equals(Context.KASANE) && KasaneFormat.isSurely(event.root())
          : profile.format().equals(format);
    }

    private Finding own(Event event) {
      return KasaneFormat.read(event, inbound, cases, config.maxClaims());
    }

    private Finding foreign(Profile profile, Event event) {
      return foreign(profile, Formats.read(profile, event, config.maxClaims()), event);
    }

    private Finding foreign(Profile profile, Extract said, Event event) {
      byte[] kept = bytes.length <= config.keepOriginal() ? bytes : null;
      return Foreign.finding(profile, said, event, kept, inbound, cases, config.maxClaims());
    }

    /**
     * What says neither when it happened nor which event it is, and claims nothing, is no finding.
     */
    private Finding generic(Event event) {
      Profile generic = formats.generic();
      Extract said = generic.read(event, config.maxClaims());
      if (said.claims().isEmpty() && said.id() == null && said.time() == null) {
        throw new Fault(
            Reason.UNKNOWN_FORMAT,
            "No format that Kasane knows fits, no field speaks of ATT&CK, and there is neither an"
                + " id nor a time.");
      }
      return foreign(generic, said, event);
    }
  }
}
