package dev.kasane.attack;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.TreeMap;

/** Reads STIX objects into drafts. */
final class ObjectReader {
  private final ValueReader values;

  ObjectReader(JsonParser parser) {
    this.values = new ValueReader(parser);
  }

  /** Reads the object whose first brace is the current token; leaves the parser at its last. */
  Draft read() throws IOException {
    var draft = new Draft();
    values.object();
    for (String name = values.property(); name != null; name = values.property()) {
      property(draft, name);
    }
    return draft;
  }

  private void property(Draft draft, String name) throws IOException {
    switch (name) {
      case "type" -> draft.type = values.text("");
      case "id" -> draft.stixId = values.text("");
      case "name" -> draft.name = values.text();
      case "description" -> draft.description = values.text();
      case "x_mitre_shortname" -> draft.shortname = values.text();
      case "x_mitre_version" -> draft.version = values.text();
      case "relationship_type" -> draft.relation = values.word();
      case "source_ref" -> draft.source = values.text();
      case "target_ref" -> draft.target = values.text();
      case "revoked" -> draft.revoked = values.isTrue();
      case "x_mitre_deprecated" -> draft.deprecated = values.isTrue();
      case "x_mitre_platforms" ->
          values.words(p -> draft.platforms = Draft.with(draft.platforms, p));
      case "aliases", "x_mitre_aliases" ->
          values.words(a -> draft.aliases = Draft.with(draft.aliases, a));
      case "tactic_refs" -> values.words(t -> draft.tacticRefs = Draft.with(draft.tacticRefs, t));
      case "kill_chain_phases" -> values.objects(() -> phase(draft));
      case "external_references" -> values.objects(() -> reference(draft));
      case "x_mitre_log_source_references" -> values.objects(() -> logSource(draft));
      // who wrote it and under which licence is the same for all, and told elsewhere
      case "created_by_ref",
          "object_marking_refs",
          "spec_version",
          "x_mitre_attack_spec_version",
          "x_mitre_contents",
          "x_mitre_is_subtechnique",
          "x_mitre_modified_by_ref" ->
          values.skip();
      default -> other(draft, name);
    }
  }

  /** ATT&amp;CK's own references to other objects, whatever they are called, and all the rest. */
  private void other(Draft draft, String name) throws IOException {
    boolean ours = name.startsWith("x_mitre_");
    if (draft.type.equals(Draft.RELATIONSHIP)) {
      values.skip();
    } else if (name.equals("created")) {
      draft.created = values.text();
    } else if (name.equals("modified")) {
      draft.modified = values.text();
    } else if (ours && name.endsWith("_refs")) {
      values.words(target -> refer(draft, name, target));
    } else if (ours && name.endsWith("_ref")) {
      refer(draft, name, values.text(""));
    } else {
      Object value = values.any();
      if (value != null) {
        values.object();
        if (draft.properties.isEmpty()) {
          draft.properties = new TreeMap<>();
        }
        draft.properties.put(values.shared(name), value);
      }
    }
  }

  private static void refer(Draft draft, String property, String target) {
    if (!target.isEmpty()) {
      draft.refs = Draft.with(draft.refs, new Draft.Ref(property, target));
    }
  }

  private void logSource(Draft draft) throws IOException {
    String component = "";
    String source = null;
    String channel = null;
    for (String name = values.property(); name != null; name = values.property()) {
      switch (name) {
        case "x_mitre_data_component_ref" -> component = values.text("");
        case "name" -> source = values.text();
        case "channel" -> channel = values.text();
        default -> values.skip();
      }
    }
    refer(draft, "x_mitre_data_component_ref", component);
    if (source != null) {
      draft.logSources = Draft.with(draft.logSources, new LogSource(component, source, channel));
    }
  }

  private void phase(Draft draft) throws IOException {
    for (String name = values.property(); name != null; name = values.property()) {
      if (name.equals("phase_name")) {
        String tactic = values.text();
        draft.tactics = tactic == null ? draft.tactics : Draft.with(draft.tactics, tactic);
      } else if (name.equals("kill_chain_name") && draft.domain == null) {
        draft.domain = values.text();
      } else {
        values.skip();
      }
    }
  }

  private void reference(Draft draft) throws IOException {
    String source = "";
    String description = null;
    String id = null;
    String url = null;
    for (String name = values.property(); name != null; name = values.property()) {
      switch (name) {
        case "source_name" -> source = values.text("");
        case "description" -> description = values.text();
        case "external_id" -> id = values.text();
        case "url" -> url = values.text();
        default -> values.skip();
      }
    }
    reference(draft, new Reference(source, description, url, id));
  }

  /** ATT&amp;CK's own reference holds id and page; CAPEC ids stand beside it. */
  private void reference(Draft draft, Reference reference) throws IOException {
    String id = reference.id();
    String source = reference.source();
    if (id != null && draft.id == null && isAttack(source)) {
      draft.id = id;
      draft.url = reference.url();
      return;
    }
    if (id != null && source.equals("capec")) {
      draft.capecs = Draft.with(draft.capecs, id);
    }
    draft.references = Draft.with(draft.references, values.shared(reference));
  }

  private static boolean isAttack(String source) {
    return source.startsWith("mitre-") && source.endsWith("attack");
  }
}
