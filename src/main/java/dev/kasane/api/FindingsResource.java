package dev.kasane.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.format.FindingReader;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Rejected;
import dev.kasane.stream.FindingSender;
import dev.kasane.stream.FindingSender.Outgoing;
import dev.kasane.stream.Position;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Findings over REST: sent to the findings topic, or only looked at. What a record of Kafka has
 * beside its value can be said too: the headers by the headers of the same names, and in the
 * address, where any letters can stand, the case ({@code ?case=}) and the record key ({@code
 * ?key=}, which counts where the finding names no case).
 */
@Path("/api/v1")
@Consumes(MediaType.WILDCARD)
class FindingsResource {
  private final FindingReader reader;
  private final Mapper mapper;
  private final AttackLibrary library;
  private final FindingSender sender;
  private final Clock clock;

  FindingsResource(
      FindingReader reader,
      Mapper mapper,
      AttackLibrary library,
      FindingSender sender,
      Clock clock) {
    this.reader = reader;
    this.mapper = mapper;
    this.library = library;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * What became of each finding, in the order of the body.
   *
   * @param before the place behind those queued: what {@code GET /lag?before=} takes
   */
  record Queued(int queued, int rejected, String before, List<Result> results) implements Worded {
    @Override
    public Queued in(UnaryOperator<String> words) {
      List<Result> worded = results.stream().map(result -> result.in(words)).toList();
      return new Queued(queued, rejected, before, worded);
    }
  }

  /** One finding. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      int index,
      @Nullable String id,
      @Nullable String caseId,
      String outcome,
      @Nullable String reason,
      @Nullable String message) {

    private Result in(UnaryOperator<String> words) {
      return message == null
          ? this
          : new Result(index, id, caseId, outcome, reason, words.apply(message));
    }
  }

  @POST
  @Path("/findings")
  public Response findings(
      byte[] body,
      @HeaderParam("kasane-case") @Nullable String caseHeader,
      @HeaderParam("kasane-format") @Nullable String format,
      @QueryParam("case") @Nullable String caseId,
      @QueryParam("key") @Nullable String key) {
    var results = new ArrayList<Result>();
    var outgoing = new ArrayList<Outgoing>();
    Inbound inbound = inbound(body, key, caseId == null ? caseHeader : caseId, format, true);
    for (Reading reading : reader.read(inbound)) {
      if (reading instanceof Reading.Read read) {
        Finding said = read.finding();
        outgoing.add(new Outgoing(said.caseId(), read.event(), format));
        results.add(
            new Result(results.size(), said.key().id(), said.caseId(), "queued", null, null));
      } else {
        var bad = (Reading.Refused) reading;
        String reason = bad.reason().code();
        results.add(new Result(results.size(), null, null, "rejected", reason, bad.message()));
      }
    }
    Position behind;
    try {
      behind = sender.send(outgoing);
    } catch (FindingSender.Unavailable e) {
      return Problem.response(
          503, "Kafka does not take findings at the moment; send them again, it does no harm.");
    }
    int rejected = results.size() - outgoing.size();
    return Response.accepted(new Queued(outgoing.size(), rejected, behind.text(), results)).build();
  }

  @POST
  @Path("/map")
  public MapView.Answer map(
      byte[] body,
      @HeaderParam("kasane-case") @Nullable String caseHeader,
      @HeaderParam("kasane-format") @Nullable String format,
      @QueryParam("case") @Nullable String caseId,
      @QueryParam("key") @Nullable String key) {
    Attack attack = library.attack();
    var mapped = new ArrayList<MapView.FindingView>();
    var rejected = new ArrayList<MapView.RejectedView>();
    int index = 0;
    Inbound inbound = inbound(body, key, caseId == null ? caseHeader : caseId, format, false);
    for (Mapping mapping : mapper.map(inbound, attack)) {
      if (mapping instanceof Mapped one) {
        mapped.add(MapView.of(one));
      } else {
        Rejected bad = (Rejected) mapping;
        rejected.add(new MapView.RejectedView(index, bad.reason().code(), bad.message()));
      }
      index++;
    }
    return new MapView.Answer(mapped, rejected);
  }

  private Inbound inbound(
      byte[] finding,
      @Nullable String key,
      @Nullable String caseId,
      @Nullable String format,
      boolean caseNeeded) {
    return new Inbound(finding, key, utf8(caseId), format, clock.instant(), caseNeeded);
  }

  /** The server reads headers as Latin-1; programs send the case ids of their people in UTF-8. */
  private static @Nullable String utf8(@Nullable String header) {
    if (header == null || !ISO_8859_1.newEncoder().canEncode(header)) {
      return header;
    }
    String read = new String(header.getBytes(ISO_8859_1), UTF_8);
    return read.indexOf('\uFFFD') < 0 ? read : header;
  }
}
