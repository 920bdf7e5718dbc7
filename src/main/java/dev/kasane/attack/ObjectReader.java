package dev.kasane.attack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads STIX objects into drafts, touching only what is needed of them. */
final class ObjectReader {
  /** Five times what the largest release there is keeps in memory. */
  private static final long MOST_KEPT = 256L * 1024 * 1024;

  /** About what a draft, and what a text, costs beside its characters. */
  private static final int DRAFT_COST = 200;

  private static final int TEXT_COST = 60;

  private final JsonParser parser;
  private long kept;

  ObjectReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the object whose first brace is the current token; leaves the parser at its last. */
  Draft read() throws IOException {
    var draft = new Draft();
    keep(DRAFT_COST);
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
      case "x_mitre_log_source_references" -> objects(() -> references(draft));
      case "x_mitre_modified_by_ref" -> parser.skipChildren();
      default -> reference(draft, field);
    }
  }

  /** ATT&amp;CK's own references to other objects, whatever they are called. */
  private void reference(Draft draft, String field) throws IOException {
    boolean ours = field.startsWith("x_mitre_");
    if (ours && field.endsWith("_refs")) {
      texts(target -> refer(draft, field, target));
    } else if (ours && field.endsWith("_ref")) {
      refer(draft, field, text(""));
    } else {
      parser.skipChildren();
    }
  }

  private void references(Draft draft) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      reference(draft, field);
    }
  }

  private static void refer(Draft draft, String field, String target) {
    if (!target.isEmpty()) {
      draft.refs = Draft.with(draft.refs, new Draft.Ref(field, target));
    }
  }

  private void keep(int more) throws IOException {
    kept += more;
    if (kept > MOST_KEPT) {
      throw new IOException("it holds more objects and texts than any release");
    }
  }

  private @Nullable String text() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      keep(TEXT_COST + text.length());
      return text;
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
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals("phase_name")) {
        String tactic = text();
        draft.tactics = tactic == null ? draft.tactics : Draft.with(draft.tactics, tactic);
      } else if (field.equals("kill_chain_name") && draft.domain == null) {
        draft.domain = text();
      } else {
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
