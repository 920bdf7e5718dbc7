package dev.kasane.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.util.List;

/** JSON schemas, written after the specifications that the formats have only in prose. */
public final class Schema {
  private Schema() {}

  /** What is wrong with a document by the schema of that name; empty where nothing is. */
  public static List<String> wrong(String name, JsonNode document) {
    InputStream schema = Schema.class.getResourceAsStream("/schema/" + name + ".json");
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(schema, config)
        .validate(document)
        .stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }
}
