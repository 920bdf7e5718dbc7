package dev.kasane.attack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one STIX object into a draft, touching only what is needed of it. */
final class ObjectReader {
  private final JsonParser parser;

  ObjectReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the object whose first brace is the current token; leaves the parser at its last. */
  Draft read() throws IOException {
    var draft = new Draft();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      property(draft, field);
    }
    return draft;
  }

  private void property(Draft draft, String field) throws IOException {
    switch (field) {
      case "type" -> draft.type = text("");
      case "id" -> draft.stixId = text("");
      case "name" -> draft.name = text();
      case "description" -> draft.description = text();
      case "x_mitre_shortname" -> draft.shortname = text();
      case "x_mitre_version" -> draft.version = text();
      case "relationship_type" -> draft.relation = text();
      case "source_ref" -> draft.source = text();
      case "target_ref" -> draft.target = text();
      case "revoked" -> draft.revoked = parser.currentToken() == JsonToken.VALUE_TRUE;
      case "x_mitre_deprecated" -> draft.deprecated = parser.currentToken() == JsonToken.VALUE_TRUE;
      case "x_mitre_platforms" -> texts(p -> draft.platforms = Draft.with(draft.platforms, p));
      case "aliases", "x_mitre_aliases" -> texts(a -> draft.aliases = Draft.with(draft.aliases, a));
      case "tactic_refs" -> texts(t -> draft.tacticRefs = Draft.with(draft.tacticRefs, t));
      case "kill_chain_phases" -> objects(() -> phase(draft));
      case "external_references" -> objects(() -> reference(draft));
      default -> parser.skipChildren();
    }
  }

  private @Nullable String text() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private String text(String otherwise) throws IOException {
    String text = text();
    return text == null ? otherwise : text;
  }

  private void texts(Consumer<String> each) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (more()) {
      String text = text();
      if (text != null) {
        each.accept(text);
      }
    }
  }

  /** Reads one nested object. */
  private interface Nested {
    void read() throws IOException;
  }

  private void objects(Nested each) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (more()) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        each.read();
      } else {
        parser.skipChildren();
      }
    }
  }

  private boolean more() throws IOException {
    JsonToken token = parser.nextToken();
    return token != JsonToken.END_ARRAY && token != null;
  }

  private void phase(Draft draft) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean name = parser.currentName().equals("phase_name");
      parser.nextToken();
      String text = name ? text() : null;
      if (text != null) {
        draft.tactics = Draft.with(draft.tactics, text);
      } else if (!name) {
        parser.skipChildren();
      }
    }
  }

  /** ATT&amp;CK's own reference holds id and page; CAPEC ids stand beside it. */
  private void reference(Draft draft) throws IOException {
    String source = "";
    String id = null;
    String url = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "source_name" -> source = text("");
        case "external_id" -> id = text();
        case "url" -> url = text();
        default -> parser.skipChildren();
      }
    }
    if (id == null) {
      return;
    }
    if (draft.id == null && source.startsWith("mitre-") && source.endsWith("attack")) {
      draft.id = id;
      draft.url = url;
    } else if (source.equals("capec")) {
      draft.capecs = Draft.with(draft.capecs, id);
    }
  }
}
