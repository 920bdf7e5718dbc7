package dev.kasane.exchange.table;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a column holds, told by its heading. */
enum Role {
  TACTIC,
  TECHNIQUE,
  ID,
  NAME,
  SUB,
  TOTAL,
  CASE,
  STATUS,
  TIME,
  TITLE,
  ASSET,
  SEVERITY,
  FINDING,
  /** Of use to people, and not read. */
  NOTE;

  private static final Map<String, Role> ROLES = new HashMap<>();

  static {
    TACTIC.words(
        "tactic",
        "tactics",
        "tacticname",
        "tacticid",
        "mitretactic",
        "attcktactic",
        "killchainphase",
        "戦術",
        "戦術名",
        "タクティクス",
        "タクティック");
    TECHNIQUE.words(
        "technique",
        "techniques",
        "attcktechnique",
        "attcktechniques",
        "mitretechnique",
        "ttp",
        "ttps",
        "tactictechnique",
        "tacticstechniques",
        "techniqueaswritten",
        "テクニック",
        "技術",
        "手法",
        "攻撃手法",
        "攻撃技術",
        "戦術テクニック",
        "戦術技術");
    ID.words(
        "id",
        "techniqueid",
        "techniqueids",
        "tid",
        "attckid",
        "mitreid",
        "mitreattckid",
        "attackid",
        "テクニックid",
        "技術id",
        "手法id",
        "攻撃手法id");
    NAME.words("name", "techniquename", "テクニック名", "技術名", "手法名", "名称", "名前");
    SUB.words("subtechnique", "subtechniques", "subtechniqueid", "サブテクニック", "サブ技術");
    TOTAL.words(
        "total",
        "totals",
        "sum",
        "subtotal",
        "grandtotal",
        "count",
        "counts",
        "cases",
        "totalcases",
        "numberofcases",
        "合計",
        "計",
        "小計",
        "総計",
        "件数",
        "事案数",
        "総数");
    CASE.words(
        "case",
        "caseid",
        "incident",
        "incidentid",
        "incidentno",
        "caseno",
        "casenumber",
        "事案",
        "事案id",
        "事案番号",
        "事案名",
        "案件",
        "案件番号",
        "案件id",
        "インシデント",
        "インシデントid",
        "インシデント番号",
        "ケース",
        "ケースid");
    STATUS.words("status", "evidencestatus", "verdict", "mark", "状態", "ステータス", "確度", "判定");
    TIME.words(
        "time",
        "date",
        "datetime",
        "timestamp",
        "firstseen",
        "detectedat",
        "observedat",
        "日時",
        "日付",
        "発生日時",
        "発生日",
        "検知日時",
        "検知日",
        "時刻");
    TITLE.words(
        "title", "summary", "finding", "description", "タイトル", "件名", "概要", "検知名", "内容", "説明");
    ASSET.words(
        "asset", "host", "hostname", "device", "endpoint", "資産", "ホスト", "ホスト名", "端末", "端末名");
    SEVERITY.words("severity", "priority", "重大度", "深刻度", "優先度");
    FINDING.words("findingid", "alertid", "detectionid", "eventid", "検知id", "アラートid", "検知番号");
    NOTE.words(
        "note",
        "notes",
        "comment",
        "comments",
        "remark",
        "remarks",
        "no",
        "mitigation",
        "mitigations",
        "platform",
        "platforms",
        "reference",
        "references",
        "備考",
        "コメント",
        "注記",
        "番号",
        "緩和策",
        "対策",
        "参考");
  }

  /** "Total (13)", "合計（件）". */
  private static final Pattern UNIT = Pattern.compile("[(（][^)）]*[)）]$");

  private void words(String... words) {
    for (String word : words) {
      ROLES.put(word, this);
    }
  }

  /** What a heading means; null where it is none of these. */
  static @Nullable Role of(String heading) {
    return ROLES.get(Words.key(UNIT.matcher(heading.strip()).replaceAll("")));
  }

  /** Whether the label of a row says that it is a sum of others: "Initial Access total", "計". */
  static boolean isTotal(String label) {
    String key = Words.key(label);
    return of(label) == TOTAL || key.endsWith("total") || key.endsWith("計");
  }
}
