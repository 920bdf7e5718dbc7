package dev.kasane.finding.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event that says nothing that Kasane's own format does not know is read as one of that. */
class OwnTagsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "attack.t1059.001 => [attack.t1059.001]",
        "_mitreAttackTechnique:T1059 => [_mitreAttackTechnique:T1059]",
        "technique:T1078-valid-accounts => [technique:T1078-valid-accounts]",
        "model-T1000 => []",
        "tlp:amber => []",
      })
  void itsTagsClaimWhatTheyClaimAnywhere(String tag, String claimed) {
    var finding =
        Readers.finding("{\"id\":\"i\",\"caseId\":\"c\",\"tags\":[\"%s\"]}".formatted(tag));

    assertEquals(
        claimed, finding.claims().stream().map(said -> said.claim().id()).toList().toString());
  }
}
