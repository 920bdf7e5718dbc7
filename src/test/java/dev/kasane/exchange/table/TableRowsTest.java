package dev.kasane.exchange.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRowsTest {
  private static final List<String> TWO_ROWS =
      List.of("Initial Access:T1133 A=confirmed", "Impact:T1486 A=suspected B=confirmed");

  @Test
  void aTechniqueStandsInItsRowAndACaseInItsColumn() {
    var rows =
        Tables.rows(
            """
            Tactic,Technique,A,B,Total
            Initial Access,T1133 External Remote Services,x,,1
            Impact,T1486 Data Encrypted for Impact,?,x,2
            """);

    assertEquals(TWO_ROWS, Tables.told(rows));
    assertEquals(List.of(), Tables.codes(rows));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // id and name in two cells, and something above the table
        """
        Our incidents of 2020,,,,

        Tactic,ID,Technique,A,B
        Initial Access,T1133,External Remote Services,x,
        Impact,T1486,Data Encrypted for Impact,?,x
        """,
        // ids only
        """
        tactic;technique id;A;B
        TA0001;T1133;x;
        TA0040 Impact;t1486;?;x
        """,
        // names only, the id behind a name, a vendor's spelling
        """
        Tactic\tTechnique name\tA\tB
        initial-access\tExternal Remote Services (T1133)\tx\t
        Impact (TA0040)\tData Encrypted for Impact\t?\tx
        """,
        // Japanese
        """
        戦術,テクニック,A,B,合計
        初期アクセス,T1133 External Remote Services,○,,1
        影響,Ｔ１４８６ Data Encrypted for Impact,？,●,2
        合計,,2,1,3
        """,
        // headings over several columns, and the tactic as a row of its own
        """
        テクニック,事案,,合計
        ,A,B,
        Initial Access,,,
        T1133,✓,,1
        小計,1,0,1
        Impact,,,
        T1486,?,1,2
        """,
        // no headings but those of the cases
        """
        ,,A,B,total
        Initial Access,T1133 External Remote Services,yes,no,1
        Impact,T1486 Data Encrypted for Impact,?,Y,2
        """,
        // techniques in columns
        """
        Tactic,Initial Access,Impact
        Technique,T1133 External Remote Services,T1486 Data Encrypted for Impact
        A,x,?
        B,,x
        total,1,2
        """,
        // our own table, as it is written
        """
        tactic,id,technique,A,B,total
        Initial Access,TA0001,,1,0,1
        Initial Access,T1133,External Remote Services,x,,1
        Impact,TA0040,,1,1,2
        Impact,T1486,Data Encrypted for Impact,?,x,2
        """
      })
  void manyLayoutsSayTheSame(String csv) {
    var rows = Tables.rows(csv);

    assertEquals(TWO_ROWS, Tables.told(rows));
    assertEquals(List.of(), Tables.codes(rows));
  }

  @Test
  void aTacticStandsUntilTheNextOneAndTotalsAreLeftOut() {
    var rows =
        Tables.rows(
            """
            tactic,technique as written,A,B,cases
            Credential Access,T1003 OS Credential Dumping,x,,1
            ,T1110 Brute Force,,x,1
            ,*tactic total*,1,1,2
            Impact,T1486 Data Encrypted for Impact,x,,1
            ,*tactic total*,1,,1
            Grand total,,2,1,3
            """);

    assertEquals(
        List.of(
            "Credential Access:T1003 A=confirmed",
            "Credential Access:T1110 B=confirmed",
            "Impact:T1486 A=confirmed"),
        Tables.told(rows));
    assertEquals(List.of("4", "6", "7"), rows.leftOut.stream().map(l -> l.at()).toList());
    assertEquals(List.of(), Tables.codes(rows));
  }

  @Test
  void totalsThatTheMarksDoNotAddUpToAreProblems() {
    var rows =
        Tables.rows(
            """
            tactic,technique,A,B,total
            Impact,T1486,x,x,3
            ,total,1,2,2
            """);

    assertEquals(List.of("2 total-differs", "D3 total-differs"), Tables.codes(rows));
  }

  @Test
  void marksThatNobodyKnowsAreReportedWithTheirPlace() {
    var rows =
        Tables.rows(
            """
            technique,A,B,C
            T1486,×,△,x
            """);

    assertEquals(List.of("B2 unknown-mark", "C2 unknown-mark"), Tables.codes(rows));
    assertEquals(List.of("T1486 C=confirmed"), Tables.told(rows));
  }

  @Test
  void whatAMarkMeansCanBeSaid() {
    var rows =
        Tables.rows(
            """
            technique,A,B,C,D
            T1486,×,△,3,-
            """,
            Tables.hints(
                Map.of(
                    "×", Mark.RULED_OUT, "△", Mark.SUSPECTED, "*", Mark.CONFIRMED, "-", Mark.NONE),
                Set.of()));

    assertEquals(List.of("T1486 A=ruled-out B=suspected C=confirmed"), Tables.told(rows));
  }

  @Test
  void anIgnoredColumnIsNoCase() {
    var rows =
        Tables.rows(
            """
            technique,A,Owner
            T1486,x,Sato
            """,
            Tables.hints(Map.of(), Set.of("owner")));

    assertEquals(List.of("T1486 A=confirmed"), Tables.told(rows));
    assertEquals(List.of(), Tables.codes(rows));
  }

  @Test
  void columnsThatAreOfUseToPeopleOnlyAreNoCases() {
    var rows =
        Tables.rows(
            """
            technique,A,備考
            T1486,x,see report
            """);

    assertEquals(List.of(), Tables.codes(rows));
  }

  @Test
  void casesMayBeNumbered() {
    var rows =
        Tables.rows(
            """
            technique,Case 1,Case 2,3
            T1486,x,,x
            """);

    assertEquals(List.of("T1486 Case 1=confirmed 3=confirmed"), Tables.told(rows));
  }

  @Test
  void aSubTechniqueInACellOfItsOwnRefines() {
    var rows =
        Tables.rows(
            """
            technique,sub-technique,A
            T1566 Phishing,Spearphishing Attachment,x
            Phishing,T1566.002,x
            OS Credential Dumping,LSASS Memory,x
            """);

    assertEquals(
        List.of("T1566.001 A=confirmed", "T1566.002 A=confirmed", "T1003.001 A=confirmed"),
        Tables.told(rows));
  }

  @Test
  void severalTechniquesInACellAreSeveralClaims() {
    var rows =
        Tables.rows(
            """
            technique,A
            "T1059.001 PowerShell, T1003.001; T1486",x
            """);

    assertEquals(List.of("T1059.001+T1003.001+T1486 A=confirmed"), Tables.told(rows));
  }

  @Test
  void theContradictionsOfARealTableAreKeptAsClaims() {
    var rows =
        Tables.rows(
            """
            tactic,technique,A
            Lateral Movement,T1213 Exploitation of Remote Services,x
            """);

    var claim = rows.rows.get(0).claims().get(0);
    assertEquals("T1213", claim.id());
    assertEquals("Exploitation of Remote Services", claim.name());
    assertEquals(List.of("Lateral Movement:T1210 A=confirmed"), Tables.told(rows));
  }

  @Test
  void oneRowCanBeOneFinding() {
    var rows =
        Tables.rows(
            """
            事案ID,日時,端末,戦術,テクニック,状態
            A,2026/5/1 02:03,host-7,初期侵入,T1133,確認済
            ,2026-05-02,host-8,,T1190,疑い
            B,,,影響,T1486,
            """);

    assertEquals(
        List.of(
            "Initial Access:T1133 A=confirmed",
            "Initial Access:T1190 A=suspected",
            "Impact:T1486 B=suspected"),
        Tables.told(rows));
    assertEquals("2026-05-01T02:03:00Z", rows.rows.get(0).said().get(0).time().toString());
    assertEquals("host-7", rows.rows.get(0).said().get(0).asset());
  }

  @Test
  void aListMayHaveIdsOfFindingsBesideThoseOfTechniques() {
    var rows =
        Tables.rows(
            """
            id,case,technique,status
            f-1,A,T1133,confirmed
            """);

    assertEquals("f-1", rows.rows.get(0).said().get(0).id());
    assertEquals(List.of("T1133 A=confirmed"), Tables.told(rows));
  }

  @Test
  void timesThatCouldBeTwoDaysAreNotGuessed() {
    var rows =
        Tables.rows(
            """
            case,technique,date
            A,T1133,01/02/2026
            """);

    assertEquals(List.of("C2 unknown-time"), Tables.codes(rows));
  }

  @Test
  void aListWithoutAnyCaseIsAProblem() {
    var rows =
        Tables.rows(
            """
            case,technique
            ,T1133
            """);

    assertEquals(List.of("2 no-case"), Tables.codes(rows));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name,age\nSato,40\n",
        "tactic,technique,cases\nImpact,T1486,10\n",
        "technique,A,A\nT1486,x,x\n",
        "T1486\n",
        "   \n"
      })
  void whatIsNoTableOfCasesIsRefused(String csv) {
    assertThrows(Unreadable.class, () -> Tables.rows(csv));
  }

  @Test
  void aMarkWithoutATechniqueIsAProblem() {
    var rows =
        Tables.rows(
            """
            tactic,technique,A
            Impact,,x
            Impact,T1486,x
            """);

    assertEquals(List.of("C2 no-technique"), Tables.codes(rows));
  }

  @Test
  void anUnresolvedTechniqueIsKeptAndNotLost() {
    var rows =
        Tables.rows(
            """
            technique,A
            T9999 Something new,x
            T1486,x
            """);

    assertEquals(List.of("unresolved A=confirmed", "T1486 A=confirmed"), Tables.told(rows));
  }
}
