package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reason;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices of Zeek, written by hand after its documents and those of BZAR. */
class ZeekNoticesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String notice(String note, String msg, String sub) {
    var notice = new LinkedHashMap<String, Object>();
    notice.put("ts", 1777600984.25);
    notice.put("note", note);
    notice.put("msg", msg);
    if (sub != null) {
      notice.put("sub", sub);
    }
    notice.put("peer_descr", "sensor-1");
    notice.put("suppress_for", 3600.0);
    return JSON.valueToTree(notice).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Execution; svcctl::CreateServiceW; T1569.002 System Services: Service Execution; [T1569.002 | System Services: Service Execution | Execution]",
        "Execution; IWbemServices::ExecMethod; T1047 WMI; [T1047 | WMI | Execution]",
        "Credential_Access; drsuapi::DRSGetNCChanges; T1003.006 OS Credential Dumping: DCSync; [T1003.006 | OS Credential Dumping: DCSync | Credential Access]",
        "Lateral_Movement; Detected SMB::FILE_WRITE; T1021.002 Remote Services: SMB/Windows Admin Shares + T1570 Lateral Tool Transfer; [T1021.002 |  | Lateral Movement, T1570 |  | Lateral Movement]",
        "Lateral_Movement; Detected SMB::FILE_WRITE; T1077 Windows Admin Share + T1105 Remote File Copy; [T1077 |  | Lateral Movement, T1105 |  | Lateral Movement]",
        "Impact; InitShutdown::Init; T1529 System Shutdown/Reboot; [T1529 | System Shutdown/Reboot | Impact]",
      })
  void theirSubNamesTheTechniquesAndTheirKindTheTactic(
      String kind, String msg, String sub, String claims) {
    assertEquals(claims, claims(notice("ATTACK::" + kind, msg, sub)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Discovery; Detected activity from host 10.0.0.1, total attempts 5 within timeframe 5.0 mins; [ |  | Discovery]",
        "Lateral_Movement_and_Execution; Detected activity against host 10.0.0.9, total score 1001; [ |  | Lateral Movement,  |  | Execution]",
        "Lateral_Movement_Multiple_Attempts; Detected T1021.002 Admin File Share activity from host 10.0.0.1; [ |  | Lateral Movement, T1021.002 (weak)]",
      })
  void whatIsCountedOverConnectionsHasNoSub(String kind, String msg, String claims) {
    assertEquals(claims, claims(notice("ATTACK::" + kind, msg, null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "Lateral_Movement_Extracted_File; Saved a copy of the file; T1003 T1486.exe; [ |  | Lateral Movement]",
        "Lateral_Movement; Detected SMB::FILE_WRITE to admin file share '\\\\srv\\c$ T1486 a.exe'; T1570 Lateral Tool Transfer; [T1570 | Lateral Tool Transfer | Lateral Movement]",
      })
  void namesThatAnAttackerChoseClaimNothing(String kind, String msg, String sub, String claims) {
    assertEquals(claims, claims(notice("ATTACK::" + kind, msg, sub)));
  }

  @Test
  void aKindThatBzarDoesNotHaveKeepsItsOwnWord() {
    assertEquals(
        "[T1047 | WMI | ATTACK::Made_Up]", claims(notice("ATTACK::Made_Up", "m", "T1047 WMI")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Scan::Port_Scan", "SSH::Password_Guessing", "MyATTACK::Execution"})
  void otherNoticesOfZeekAreUnknown(String note) {
    Reading reading = Readers.read(notice(note, "10.0.0.1 scanned", "remote").getBytes(UTF_8));

    assertEquals(
        Reason.UNKNOWN_FORMAT,
        reading instanceof Reading.Refused refused ? refused.reason() : reading);
  }

  @Test
  void theWriterForKafkaPutsTheNameOfTheLogAroundThem() {
    String inside = notice("ATTACK::Execution", "IWbemServices::ExecMethod", "T1047 WMI");

    assertEquals("[T1047 | WMI | Execution]", claims("{\"notice\":" + inside + "}"));
  }

  private static String claims(String event) {
    Finding finding = Readers.finding(event);
    assertEquals("zeek-attack-notice", finding.context().format());
    return Told.claims(finding).toString();
  }
}
