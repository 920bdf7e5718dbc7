package dev.kasane.api;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import dev.kasane.attack.Noun;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The part of the OpenAPI document that is about the catalogue. */
final class CatalogueDocumentation {
  private static final String ATTACK = "/api/v1/attack/";
  private static final String ONE = "/{id}";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String PARAMETERS = "#/components/parameters/";

  /** Name, meaning and example of each query parameter. */
  private static final List<List<String>> QUERY =
      List.of(
          List.of("domain", "A domain that is loaded; short names do, too", "enterprise-attack"),
          List.of("version", "A version that is loaded; without it the current one", "18.1"),
          List.of("tactic", "A tactic by shortname, name or id", "initial-access"),
          List.of("platform", "A platform, in any case", "Windows"),
          List.of(
              "q", "Words of ids, names and texts; the answer is ranked", "dumping credentials"),
          List.of(
              "revoked", "In lists: what was revoked; of one: itself, not its successor", "true"),
          List.of("deprecated", "What is no longer maintained", "true"),
          List.of("limit", "How many at most, from 1 to 1000", "100"),
          List.of("cursor", "The `next` of the page before", "attack-pattern--0042a9f5"),
          List.of("from", "The version to compare from; without it the newest older one", "17.1"),
          List.of("to", "The version to compare to; without it the current one", "18.1"),
          List.of(
              "kind",
              "Only what is of this kind; without it all, or to compare what handlers follow",
              "techniques"));

  private static final String HITS = "SearchList";

  /** Those that belong to other packages, or hold others. */
  private static final Map<String, Object> EXAMPLES =
      Map.of(
          "Reference",
          Map.of(
              "source", "Report",
              "description", "A. Nalyst. (2020). Report.",
              "url", "https://example.org/report"),
          "Unreadable",
          Map.of("source", "/data/enterprise.json", "what", "It is not JSON, or not all of it."),
          "ClaimPart",
          Map.of("id", "T1059.001", "name", "PowerShell"));

  private CatalogueDocumentation() {}

  static void components(Components components) {
    for (List<String> query : QUERY) {
      components.addParameter(
          query.get(0),
          createParameter()
              .name(query.get(0))
              .in(Parameter.In.QUERY)
              .description(query.get(1))
              .schema(createSchema().addType(Schema.SchemaType.STRING))
              .example(query.get(2)));
    }
    for (Noun noun : Noun.values()) {
      components.addSchema(list(noun), list(brief(noun)));
    }
    components.addSchema(HITS, hits());
    if (components.getSchemas() != null) {
      components
          .getSchemas()
          .forEach(
              (name, schema) -> {
                if (EXAMPLES.containsKey(name) && schema.getExamples() == null) {
                  schema.addExample(EXAMPLES.get(name));
                }
              });
    }
  }

  private static String brief(Noun noun) {
    return switch (noun) {
      case TECHNIQUES -> "TechniqueBrief";
      case TACTICS -> "TacticBrief";
      default -> "ObjectBrief";
    };
  }

  private static String full(Noun noun) {
    return switch (noun) {
      case TECHNIQUES -> "Technique";
      case TACTICS -> "Tactic";
      case MATRICES -> "Matrix";
      default -> "Object";
    };
  }

  private static String list(Noun noun) {
    return brief(noun).replace("Brief", "List");
  }

  private static Schema list(String of) {
    return createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A page; `next` is the cursor of the rest, null at the end")
        .addProperty(
            "items",
            createSchema().addType(Schema.SchemaType.ARRAY).items(createSchema().ref(SCHEMAS + of)))
        .addProperty(
            "next",
            createSchema().addType(Schema.SchemaType.STRING).addType(Schema.SchemaType.NULL))
        .addExample(Map.of("items", List.of()));
  }

  private static Schema hits() {
    return list("SearchHit")
        .addProperty(
            "ignored",
            createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("Words that nothing has, where nothing has all words")
                .items(createSchema().addType(Schema.SchemaType.STRING)))
        .addProperty(
            "suggestions",
            createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("What may have been meant: `text`, and whose name it is")
                .items(createSchema().addType(Schema.SchemaType.OBJECT)));
  }

  /** Documents a call of the catalogue; leaves others as they are. */
  static void operation(String path, Operation operation) {
    switch (path) {
      case ATTACK + "releases" -> answer(operation, "What is loaded", "Releases");
      case ATTACK + "compare" -> {
        answer(operation, "What changed between two releases", "Comparison");
        List.of("domain", "from", "to", "kind").forEach(name -> parameter(operation, name));
      }
      case ATTACK + "search" -> {
        answer(operation, "Search objects of all kinds, ranked", HITS);
        List.of(SearchResource.PARAMETERS).forEach(name -> parameter(operation, name));
      }
      case ATTACK + "techniques:resolve" ->
          operation.summary("What claims about techniques mean, up to 10,000 at once");
      default -> noun(path, operation);
    }
  }

  private static void noun(String path, Operation operation) {
    if (!path.startsWith(ATTACK)) {
      return;
    }
    boolean one = path.endsWith(ONE);
    String word = path.substring(ATTACK.length(), path.length() - (one ? ONE.length() : 0));
    Noun noun = Noun.ofWord(word).orElse(null);
    if (noun == null) {
      return;
    }
    String name = word.replace('-', ' ');
    if (one) {
      answer(operation, "One of the " + name + ", with all that is said of it", full(noun));
      id(operation);
    } else {
      answer(operation, "List " + name, list(noun));
    }
    for (String parameter : parameters(noun, one)) {
      parameter(operation, parameter);
    }
  }

  private static String[] parameters(Noun noun, boolean one) {
    boolean tactics = noun == Noun.TACTICS || noun == Noun.MATRICES;
    return one ? Lookup.PARAMETERS : tactics ? Selection.SHORT : Selection.PARAMETERS;
  }

  private static void parameter(Operation operation, String name) {
    operation.addParameter(createParameter().ref(PARAMETERS + name));
  }

  private static void id(Operation operation) {
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(parameter -> "id".equals(parameter.getName()))
          .forEach(
              parameter ->
                  parameter
                      .description("The ATT&CK id, in any case, or the STIX id")
                      .example("T1059.001"));
    }
  }

  private static void answer(Operation operation, String summary, String schema) {
    operation.summary(summary);
    operation
        .getResponses()
        .addAPIResponse(
            "200",
            createAPIResponse()
                .description("OK")
                .addHeader(
                    "ETag",
                    createHeader()
                        .description("Another as soon as the answer is another")
                        .schema(createSchema().addType(Schema.SchemaType.STRING)))
                .content(
                    createContent()
                        .addMediaType(
                            "application/json",
                            createMediaType().schema(createSchema().ref(SCHEMAS + schema)))))
        .addAPIResponse(
            "304", createAPIResponse().description("Unchanged since the ETag of If-None-Match"));
  }
}
