package dev.kasane.finding.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenericTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{'mitre_tcodes':['Credential Access','T1110']} => [T1110]",
        "{'AttackMitreTechnicId':'T1059.001'} => [T1059.001]",
        "{'mitre':{'tactic':'Execution','technique':'T1059 - Command and Scripting Interpreter'}}"
            + " => [T1059]",
        "{'threat':{'techniques':[{'id':'T1055','subTechniques':[{'id':'T1055.012'}]}]}} =>"
            + " [T1055.012, T1055]",
        "{'alert':{'attack':{'technique_id':'T1190','technique_name':'x'}}} => [T1190]",
        "{'ttps':['MITRE_T1059_003_WIN_CMD_SHELL','POLICY_DENY']} =>"
            + " [MITRE_T1059_003_WIN_CMD_SHELL]",
        "{'labels':[{'key':'mitre_attack_technique','value':'T1003.001'}]} => [T1003.001]",
        "{'tags':['technique:T1078-valid-accounts','tactic:TA0001-initial-access']} =>"
            + " [technique:T1078-valid-accounts]",
        "{'tags':['_mitreAttackTechnique:T1078.001']} => [_mitreAttackTechnique:T1078.001]",
        "{'mitreTechniques':[{'technique':'Ingress Tool Transfer','techniqueID':'T1105'}]} =>"
            + " [T1105]",
        "{'tags':['attack.t1059.001','attack.execution','tlp:amber']} => [attack.t1059.001]",
        "{'references':['https://attack.mitre.org/techniques/T1218/010/']} =>"
            + " [https://attack.mitre.org/techniques/T1218/010/]",
        "{'description':'Someone used T1059.001 to run code'} => [T1059.001]",
        "{'message':'CEF:0|v|p|1|x|y|5|act=block mitre_technique=T1110.003 src=10.0.0.1'} =>"
            + " [T1110.003]",
        "{'msg':'tactic: TA0006, technique: T1003'} => [T1003]",
        "{'external_references':[{'source_name':'mitre-attack','external_id':'T1134'}]} => [T1134]",
        "{'TTPs':[{'tactic':'TA0003','technique':'T1098'}]} => [T1098]",
        "{'report':{'mitre_attack':{'T1053.005':'Scheduled Task','T1105':false}}} => [T1053.005]",
        "{'alertTags':'ATTACK,T1105,Command and Control,bad-domain'} => [T1105]",
        "{'説明':'x','mitre攻撃':'Ｔ１０５９'} => [T1059]",
      })
  void idsAreFoundWhereFieldsSpeakOfAttack(String event, String ids) throws Exception {
    assertEquals(ids, ids(read(event)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{'file':{'name':'T1055.011.exe'}}",
        "{'FilesWritten':[{'FileName':'T1055.exe','FilePath':'/tmp/T1055'}]}",
        "{'processCmd':'cmd /c T1003_Demo_Script.bat'}",
        "{'command_line':'run T1059'}",
        "{'ja4':'t120300_c030_52d195ce1d92','sha256':'9f86d081t1059a884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'}",
        "{'message':'model T2048 failed'}",
        "{'_id':'~T1650','hostname':'T1059','user':'T1003'}",
        "{'description':'wrote C:\\\\temp\\\\T1059.ps1 and T1059.exe'}",
        "{'sigma_rule_content':'tags: attack.t1059'}",
        "{'attacker':{'id':'T1059'}}",
        "{'attack_type':'T1059'}",
        "{'technical':{'id':'T1059'}}",
        "{'tags':['NIST_800-53_AC-6(9)','SOC2_CC6.8','model-T1000']}",
        "{'GalaxyCluster':[{'value':'Access Token Manipulation Mitigation -"
            + " T1134','type':'mitre-course-of-action'}]}",
        "{'references':['https://attack.mitre.org/mitigations/T1203']}",
        "{'process':{'description':'T1059'}}",
      })
  void noneIsInvented(String event) throws Exception {
    assertEquals(List.of(), read(event).stream().map(FindingClaim::claim).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{'title':'Possible T1059 use'} => WEAK",
        "{'technique':'T1059'} => STATED",
        "{'description':'technique=T1059'} => STATED",
      })
  void whatStandsInProseIsWeak(String event, Strength strength) throws Exception {
    assertEquals(strength, read(event).get(0).strength());
  }

  @Test
  void jsonInsideOfATextIsLookedInto() throws Exception {
    var event = "{'info':'[{^Key^:^mitreTechniques^,^Value^:^T1078.004^}]'}".replace("^", "\\\"");

    assertEquals("[T1078.004]", ids(read(event)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'threat':{'mitre_attack_technique_name':'Phishing: Spearphishing Link'}}",
        "{'mitreTechnique':'Phishing: Spearphishing Link','deviceId':'T1078'}"
      })
  void aNameAloneIsAClaimWhereItsFieldNamesAttack(String event) throws Exception {
    assertEquals(
        List.of("Phishing: Spearphishing Link"),
        read(event).stream().map(said -> said.claim().name()).toList());
  }

  private static String ids(List<FindingClaim> claims) {
    return claims.stream()
        .map(said -> said.claim().id())
        .filter(id -> id != null)
        .toList()
        .toString();
  }

  private static List<FindingClaim> read(String event) {
    var claims = new Claims(100);
    String json = event.replace('\'', '"');
    Generic.read(Events.of(json), claims);
    return claims.collected();
  }
}
