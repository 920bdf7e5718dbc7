package dev.kasane.exchange.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Tactic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tactic of a row: as the releases name it, with its id, numbered, or in Japanese. */
final class TacticWords {
  private static final Pattern ID = Pattern.compile("(?i)(?<![A-Za-z0-9])TA\\d{4}(?!\\d)");
  private static final Map<String, String> JAPANESE = new HashMap<>();

  static {
    words("reconnaissance", "偵察");
    words("resource-development", "リソース開発", "リソースの開発", "資源開発");
    words("initial-access", "初期アクセス", "初期侵入", "侵入");
    words("execution", "実行", "悪意あるプログラムの実行");
    words("persistence", "永続化", "永続性", "持続");
    words("privilege-escalation", "権限昇格", "特権昇格", "権限の昇格");
    words("defense-evasion", "防御回避", "防衛回避", "検知回避");
    words("credential-access", "認証情報アクセス", "認証情報へのアクセス", "資格情報アクセス", "認証情報の窃取");
    words("discovery", "探索", "発見", "内部探索", "情報探索");
    words("lateral-movement", "横展開", "水平展開", "横方向への移動", "ラテラルムーブメント", "内部活動");
    words("collection", "収集", "情報収集");
    words("command-and-control", "コマンドコントロール", "コマンドアンドコントロール", "c2", "遠隔操作", "指令制御");
    words("exfiltration", "持ち出し", "情報持ち出し", "流出", "窃取");
    words("impact", "影響", "インパクト", "影響付与");
  }

  private TacticWords() {}

  private static void words(String shortname, String... japanese) {
    for (String word : japanese) {
      JAPANESE.put(Words.key(word), shortname);
    }
  }

  /** The tactic of any current release that a text names; empty where it names none. */
  static Optional<Tactic> read(String text, Attack attack) {
    String line = Words.line(text);
    if (line.isEmpty() || line.length() > 200) {
      return Optional.empty();
    }
    Matcher id = ID.matcher(line);
    if (id.find()) {
      return find(id.group(), attack);
    }
    // "1. Initial Access", "Initial Access (3)", "初期アクセス（Initial Access）"
    String bare = line.replaceAll("^[\\d\\s.):、-]+", "").replaceAll("[(（][^)）]*[)）]$", "").strip();
    String inside = line.replaceAll("^[^(（]*[(（]|[)）]$", "").strip();
    return find(line, attack)
        .or(() -> find(bare, attack))
        .or(() -> find(JAPANESE.getOrDefault(Words.key(bare), ""), attack))
        .or(() -> find(inside, attack));
  }

  private static Optional<Tactic> find(String word, Attack attack) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    return attack.current().stream()
        .map((Catalogue catalogue) -> catalogue.tactic(word))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
