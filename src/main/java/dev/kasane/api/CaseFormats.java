package dev.kasane.api;

import static jakarta.ws.rs.core.HttpHeaders.CONTENT_DISPOSITION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.exchange.NavigatorLayer;
import dev.kasane.exchange.Sightings;
import dev.kasane.exchange.StixBundle;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A case in the formats of other programs. */
@Singleton
class CaseFormats {
  static final Format[] ALL = {Format.JSON, Format.NAVIGATOR, Format.STIX, Format.SIGHTINGS};

  private final ObjectMapper json;

  CaseFormats(ObjectMapper json) {
    this.json = json;
  }

  Response answer(CaseRecord record, Format format, Parameters parameters, Attack attack) {
    String domain =
        parameters.text("domain") == null
            ? record.attack().domain()
            : CaseFilters.catalogue(parameters, attack).domain();
    Object entity =
        switch (format) {
          case NAVIGATOR -> NavigatorLayer.of(record, domain, attack);
          case STIX -> StixBundle.of(record, "closed".equals(fact(record, "phase")), attack);
          case SIGHTINGS -> Sightings.of(record, fact(record, "sector"), fact(record, "region"));
          default -> record;
        };
    Response.ResponseBuilder answer = format.answer(entity);
    if (format != Format.JSON) {
      answer.header(CONTENT_DISPOSITION, format.file("case-" + record.caseId()));
    }
    return answer.build();
  }

  /** The value of a fact, in the form in which facts are published. */
  private @Nullable String fact(CaseRecord record, String name) {
    JsonNode value = json.valueToTree(record.facts().get(name));
    return value == null ? null : value.path("value").textValue();
  }
}
