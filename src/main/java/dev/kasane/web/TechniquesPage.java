package dev.kasane.web;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Noun;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.search.Found;
import dev.kasane.search.Highlight;
import dev.kasane.search.Highlight.Mark;
import dev.kasane.search.Hit;
import dev.kasane.search.Search;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds techniques, and whatever else the catalogue has, by any word; an id leads to its page. */
@Path("/techniques")
public class TechniquesPage {
  private static final Pattern ID = Pattern.compile("(?i)T\\d{4}(\\.\\d{3})?");
  private static final int MOST_TECHNIQUES = 50;
  private static final int MOST_OTHERS = 30;

  private final AttackLibrary library;
  private final Search search;

  TechniquesPage(AttackLibrary library, Search search) {
    this.library = library;
    this.search = search;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance found(Answer answer);
  }

  /**
   * What was found.
   *
   * @param asked null where nothing was asked
   * @param techniques the best first
   * @param others of all other kinds, the best first
   * @param more how many were found that are not shown
   */
  record Answer(
      @Nullable String asked,
      List<Result> techniques,
      List<Result> others,
      int more,
      List<String> ignored,
      List<String> suggestions) {}

  /** An object that was found, where to read on, and the texts that matched. */
  record Result(Hit hit, String address, List<List<Piece>> matched) {
    static Result of(Hit hit) {
      return new Result(hit, address(hit), hit.highlights().stream().map(Result::pieces).toList());
    }

    /** Whether it is no longer in use. */
    public boolean old() {
      return hit.status() != ObjectStatus.ACTIVE;
    }

    /** A page where there is one, else the object in REST. */
    private static String address(Hit hit) {
      String release = "?domain=" + hit.release().domain();
      return hit.is("technique")
          ? "/techniques/" + Shown.addressPart(hit.id()) + release
          : "/api/v1/attack/" + noun(hit).word() + "/" + Shown.addressPart(hit.id()) + release;
    }

    private static Noun noun(Hit hit) {
      return hit.is("software")
          ? Noun.SOFTWARE
          : Noun.ofWord(plural(hit.kind())).orElse(Noun.TECHNIQUES);
    }

    private static String plural(String kind) {
      return switch (kind) {
        case "detection-strategy" -> "detection-strategies";
        case "matrix" -> "matrices";
        default -> kind + "s";
      };
    }

    /** The text in pieces that matched and pieces between them. */
    private static List<Piece> pieces(Highlight highlight) {
      var pieces = new ArrayList<Piece>();
      int at = 0;
      for (Mark mark : highlight.marks()) {
        pieces.add(new Piece(highlight.text().substring(at, mark.start()), false));
        pieces.add(new Piece(highlight.text().substring(mark.start(), mark.end()), true));
        at = mark.end();
      }
      pieces.add(new Piece(highlight.text().substring(at), false));
      return pieces;
    }
  }

  /** A piece of a text, and whether it matched. */
  record Piece(String text, boolean match) {}

  /** What the search of the frame asks for. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public Response find(@Context UriInfo uri) {
    String asked = PageParameters.of(uri, "q").text("q");
    Attack attack = library.attack();
    if (asked != null && ID.matcher(asked).matches() && known(asked, attack)) {
      return Response.seeOther(URI.create("/techniques/" + asked.toUpperCase(Locale.ROOT))).build();
    }
    Answer answer =
        asked == null
            ? new Answer(null, List.of(), List.of(), 0, List.of(), List.of())
            : answer(asked, search.find(attack, attack.current(), asked, hit -> true));
    return Response.ok(Templates.found(answer).render(), MediaType.TEXT_HTML_TYPE).build();
  }

  private static boolean known(String id, Attack attack) {
    return attack.releases().stream().anyMatch(release -> release.technique(id).isPresent());
  }

  private static Answer answer(String asked, Found found) {
    List<Hit> techniques = found.hits().stream().filter(hit -> hit.is("technique")).toList();
    List<Hit> others = found.hits().stream().filter(hit -> !hit.is("technique")).toList();
    List<Result> shown = techniques.stream().limit(MOST_TECHNIQUES).map(Result::of).toList();
    List<Result> beside = others.stream().limit(MOST_OTHERS).map(Result::of).toList();
    return new Answer(
        asked,
        shown,
        beside,
        found.hits().size() - shown.size() - beside.size(),
        found.ignored(),
        found.suggestions().stream().map(s -> s.text()).toList());
  }
}
