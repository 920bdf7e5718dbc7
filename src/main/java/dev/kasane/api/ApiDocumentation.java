package dev.kasane.api;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the OpenAPI document what all calls have in common, once. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocumentation implements OASFilter {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String RESPONSES = "#/components/responses/";

  /** Problems that any call may answer with: status, name and meaning. */
  private static final List<List<String>> PROBLEMS =
      List.of(
          List.of("400", "Wrong", "Something asked for makes no sense; says what would"),
          List.of("404", "Unknown", "There is no such thing"),
          List.of("500", "Failure", "Kasane failed to answer"));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components =
        Objects.requireNonNullElseGet(api.getComponents(), () -> createComponents());
    api.setComponents(components);
    components.addSchema("Problem", problem());
    for (List<String> problem : PROBLEMS) {
      components.addResponse(problem.get(1), response(problem.get(0), problem.get(2)));
    }
    CatalogueDocumentation.components(components);
    if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
      api.getPaths()
          .getPathItems()
          .forEach(
              (path, item) ->
                  item.getOperations()
                      .values()
                      .forEach(
                          operation -> {
                            CatalogueDocumentation.operation(path, operation);
                            problems(path, operation);
                          }));
    }
  }

  private static void problems(String path, Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(createAPIResponses());
    }
    for (List<String> problem : PROBLEMS) {
      String status = problem.get(0);
      boolean may = path.startsWith("/api/") && (!status.equals("404") || path.contains("{"));
      if (may && operation.getResponses().getAPIResponse(status) == null) {
        operation
            .getResponses()
            .addAPIResponse(status, createAPIResponse().ref(RESPONSES + problem.get(1)));
      }
    }
  }

  private static APIResponse response(String status, String meaning) {
    return createAPIResponse()
        .description(meaning)
        .content(
            createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    createMediaType()
                        .schema(createSchema().ref(SCHEMAS + "Problem"))
                        .example(example(Integer.parseInt(status)))));
  }

  private static Schema problem() {
    return createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("An error, as RFC 9457 describes it")
        .addProperty("type", text("always about:blank"))
        .addProperty("title", text("the status in words"))
        .addProperty(
            "status", createSchema().addType(Schema.SchemaType.INTEGER).description("of HTTP"))
        .addProperty("detail", text("what is wrong, where, and what would be right"))
        .addExample(example(400));
  }

  private static Schema text(String description) {
    return createSchema().addType(Schema.SchemaType.STRING).description(description);
  }

  private static Map<String, Object> example(int status) {
    return switch (status) {
      case 404 -> example(status, "Not Found", "There is nothing at this address.");
      case 500 ->
          example(status, "Internal Server Error", "Kasane failed to answer; its log says why.");
      default ->
          example(
              status, "Bad Request", "'limit' is '0'; it must be a whole number from 1 to 1000.");
    };
  }

  private static Map<String, Object> example(int status, String title, String detail) {
    return Map.of("type", "about:blank", "title", title, "status", status, "detail", detail);
  }
}
