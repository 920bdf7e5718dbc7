package dev.kasane.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@KasaneIT
class RejectedIT {
  static Stream<Arguments> whatIsAtFault() {
    return Stream.of(
        Arguments.of("not-json", "this is not JSON"),
        Arguments.of("not-json", "{\"id\":\"f\",\"caseId\":\"A\""),
        Arguments.of("not-json", ""),
        Arguments.of("not-a-finding", "[1,2,3]"),
        Arguments.of("no-id", "{\"caseId\":\"A\"}"),
        Arguments.of("wrong-type", "{\"id\":7,\"caseId\":\"A\"}"),
        Arguments.of("wrong-type", "{\"id\":\"f\",\"caseId\":\"A\",\"techniques\":\"T1059\"}"),
        Arguments.of("wrong-type", "{\"id\":\"f\",\"caseId\":\"A\",\"version\":\"two\"}"),
        Arguments.of("wrong-value", "{\"id\":\"f\",\"caseId\":\"A\",\"status\":\"maybe\"}"),
        Arguments.of("wrong-value", "{\"id\":\"f\",\"caseId\":\"A\",\"time\":\"yesterday\"}"),
        Arguments.of("wrong-value", "{\"id\":\"f\\u0000\",\"caseId\":\"A\"}"),
        Arguments.of("duplicate-key", "{\"id\":\"f\",\"id\":\"g\",\"caseId\":\"A\"}"),
        Arguments.of("too-long", "{\"id\":\"" + "x".repeat(2000) + "\",\"caseId\":\"A\"}"),
        Arguments.of(
            "too-many",
            "{\"id\":\"f\",\"caseId\":\"A\",\"techniques\":[" + "{},".repeat(1500) + "{}]}"),
        Arguments.of("too-deep", "{\"id\":\"f\",\"x\":" + "[".repeat(200) + "]".repeat(200) + "}"),
        Arguments.of("too-large", "{\"id\":\"f\",\"x\":\"" + "x".repeat(2_000_000) + "\"}"));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("whatIsAtFault")
  void aRecordAtFaultIsRejectedWithItsReasonAndBytesAndItsNeighboursAreAccepted(
      String reason, String value) throws Exception {
    String mark = "rejected-" + Integer.toHexString(value.hashCode());
    try (var producer = Topic.producer()) {
      producer.send(finding(mark, "before"));
      producer.send(
          new ProducerRecord<>("kasane.findings", mark.getBytes(UTF_8), value.getBytes(UTF_8)));
      producer.send(finding(mark, "after")).get(30, TimeUnit.SECONDS);
    }

    Topic.awaitCase(mark, c -> c.at("/findings/accepted").asInt() == 2);
    var rejected = Topic.await("kasane.rejected", r -> mark.equals(Topic.text(r.key())));
    assertEquals(reason, Topic.header(rejected, "kasane-reason"));
    assertArrayEquals(value.getBytes(UTF_8), rejected.value());
  }

  @Test
  void aFindingWithoutHeaderCaseIdAndKeyIsRejectedAndSaysWhereItCameFrom() {
    String value = "{\"id\":\"homeless\"}";
    Topic.send(null, value);

    var rejected = Topic.await("kasane.rejected", r -> value.equals(Topic.text(r.value())));
    assertEquals("no-case", Topic.header(rejected, "kasane-reason"));
    assertEquals("kasane.findings", Topic.header(rejected, "kasane-topic"));
  }

  @Test
  void aRejectedRecordCanBeSentBackAfterARepair() {
    Topic.send("repaired", "{\"id\":\"f\",\"status\":\"confirmd\"}");
    var rejected = Topic.await("kasane.rejected", r -> "repaired".equals(Topic.text(r.key())));

    Topic.send("repaired", Topic.text(rejected.value()).replace("confirmd", "confirmed"));

    var record = Topic.awaitCase("repaired", c -> true);
    assertEquals(1, record.at("/findings/accepted").asInt());
  }

  private static ProducerRecord<byte[], byte[]> finding(String caseId, String id) {
    String value = "{\"id\":\"%s\",\"source\":\"%s\"}".formatted(id, caseId);
    return new ProducerRecord<>("kasane.findings", caseId.getBytes(UTF_8), value.getBytes(UTF_8));
  }
}
