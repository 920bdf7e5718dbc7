package dev.kasane.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.table.CaseFilter;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Refused;
import dev.kasane.finding.format.FindingReader;
import dev.kasane.finding.format.FormatLibrary;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Looks at what somebody pastes as if it were a finding; nothing is stored. */
@Path("/try")
@Produces(MediaType.TEXT_HTML)
public class TryPage {
  private static final int MOST_SHOWN = 20;
  private static final int MOST_CASES = 200;

  /** More is not written into the field again, where a browser runs no script. */
  private static final int LONGEST_ECHO = 200_000;

  private final FindingReader reader;
  private final FormatLibrary formats;
  private final AttackLibrary library;
  private final CaseTable cases;
  private final Sentence sentence;
  private final Clock clock;

  TryPage(
      FindingReader reader,
      FormatLibrary formats,
      AttackLibrary library,
      CaseTable cases,
      Sentence sentence,
      Clock clock) {
    this.reader = reader;
    this.formats = formats;
    this.library = library;
    this.cases = cases;
    this.sentence = sentence;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance tryPage(
        Form form,
        Map<String, String> formats,
        List<TryExample> examples,
        List<String> cases,
        @Nullable Answer answer);

    static native TemplateInstance answer(Answer answer);
  }

  /** What is in the form. */
  record Form(String text, String format, String caseId) {}

  /**
   * What became of all that was pasted.
   *
   * @param found how many events can be read, of which {@code shown} are the first
   * @param refused how many cannot, of which {@code faults} are the first
   * @param sentence what can be said where it is no event at all
   */
  record Answer(
      int found,
      List<Tried> shown,
      int refused,
      List<Fault> faults,
      Sentence.@Nullable Told sentence) {}

  /** An event that would be rejected, by its place in what was pasted, the first being 1. */
  record Fault(int number, String reason, String message) {}

  /** The empty form. */
  @GET
  public TemplateInstance form(@Context UriInfo uri) {
    var parameters = PageParameters.of(uri, "case", "format");
    return page(new Form("", parameters.text("format", ""), parameters.text("case", "")), null);
  }

  /** What the text means; only that where htmx asks, else the whole page. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public TemplateInstance look(
      @RestForm("text") @Nullable String text,
      @RestForm("format") @Nullable String format,
      @RestForm("case") @Nullable String caseId,
      @HeaderParam("HX-Request") @Nullable String htmx) {
    // forms send the ends of lines in another way than they were written
    String pasted = text == null ? "" : text.replace("\r\n", "\n");
    var form =
        new Form(
            pasted, format == null ? "" : format.strip(), caseId == null ? "" : caseId.strip());
    Answer answer = answer(form);
    return htmx != null ? Templates.answer(answer) : page(form, answer);
  }

  private TemplateInstance page(Form form, @Nullable Answer answer) {
    var names = new TreeMap<>(formats.names());
    names.put(dev.kasane.finding.Context.KASANE, "Kasane");
    var echoed =
        form.text().length() > LONGEST_ECHO ? new Form("", form.format(), form.caseId()) : form;
    List<String> known = cases.ids(CaseFilter.EVERY, library.attack(), MOST_CASES, null).items();
    return Templates.tryPage(echoed, names, TryExample.ALL, known, answer);
  }

  private Answer answer(Form form) {
    Attack attack = library.attack();
    if (isSentence(form)) {
      return new Answer(0, List.of(), 0, List.of(), sentence.tell(form.text(), attack));
    }
    var inbound =
        new Inbound(
            form.text().getBytes(UTF_8),
            null,
            form.caseId(),
            form.format(),
            clock.instant(),
            false);
    Map<String, String> names = formats.names();
    names.put(dev.kasane.finding.Context.KASANE, "Kasane");
    var shown = new ArrayList<Tried>();
    var faults = new ArrayList<Fault>();
    int found = 0;
    int refused = 0;
    for (Reading reading : reader.read(inbound)) {
      if (reading instanceof Reading.Read read) {
        found++;
        if (found <= MOST_SHOWN) {
          shown.add(Tried.of(read, names, attack));
        }
      } else if (++refused <= MOST_SHOWN) {
        var bad = (Refused) reading;
        faults.add(new Fault(found + refused, bad.reason().code(), bad.message()));
      }
    }
    return new Answer(found, shown, refused, faults, null);
  }

  /** JSON of any kind begins with a bracket. */
  private static boolean isSentence(Form form) {
    String text = form.text().strip();
    return !text.isEmpty() && "{[\uFEFF".indexOf(text.charAt(0)) < 0;
  }
}
