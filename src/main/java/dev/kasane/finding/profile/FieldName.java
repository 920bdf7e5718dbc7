package dev.kasane.finding.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a field of an unknown format is about, as far as its name tells. */
enum FieldName {
  /** Techniques: {@code mitreTechniqueIds}, {@code subtechnique}, {@code mitre_tcodes}. */
  TECHNIQUE,
  /** Names of techniques: {@code technique_name}. */
  TECHNIQUE_NAME,
  /** Tactics. */
  TACTIC,
  /** ATT&amp;CK, but not which part: {@code mitre}, {@code attack}, {@code ttps}. */
  ATTACK,
  /** The version of ATT&amp;CK. */
  VERSION,
  /** Labels of all kinds. */
  TAGS,
  /** Addresses, among which may be those of techniques. */
  ADDRESS,
  /** Text for people. */
  PROSE,
  /** A line of a log as it was. */
  RAW,
  /** Files, processes and the like: text in there is the attacker's, and is never read. */
  OBJECT,
  /** Anything else. */
  OTHER;

  private static final Set<String> TAG_WORDS =
      Set.of(
          "tag",
          "tags",
          "label",
          "labels",
          "keyword",
          "keywords",
          "category",
          "categories",
          "classification",
          "classifications",
          "taxonomy",
          "taxonomies",
          "framework",
          "frameworks",
          "ruletags",
          "detectiontags");
  private static final Set<String> ADDRESS_WORDS =
      Set.of("reference", "references", "url", "urls", "link", "links", "uri", "href", "refs");
  private static final Set<String> PROSE_WORDS =
      Set.of(
          "description",
          "desc",
          "message",
          "msg",
          "summary",
          "title",
          "reason",
          "reasons",
          "detail",
          "details",
          "comment",
          "comments",
          "note",
          "notes",
          "explanation",
          "overview",
          "narrative",
          "story",
          "impact",
          "subject",
          "headline",
          "text",
          "remark",
          "remarks",
          "rationale",
          "analysis",
          "evidence",
          "recommendation",
          "finding",
          "observation",
          "justification");
  private static final Set<String> NAMED =
      Set.of(
          "rule",
          "alert",
          "event",
          "signature",
          "detection",
          "threat",
          "model",
          "policy",
          "display",
          "finding",
          "incident",
          "analytic",
          "usecase",
          "scenario",
          "indicator");
  private static final Set<String> RAW_WORDS =
      Set.of("raw", "rawstring", "rawlog", "syslog", "cef", "leef", "log", "original");
  private static final Set<String> OBJECT_WORDS =
      Set.of(
          "file",
          "files",
          "filename",
          "filepath",
          "path",
          "cmd",
          "cmdline",
          "command",
          "commandline",
          "commands",
          "hash",
          "hashes",
          "md5",
          "sha1",
          "sha256",
          "sha512",
          "imphash",
          "ssdeep",
          "ja3",
          "ja3s",
          "ja4",
          "ja4s",
          "ja4h",
          "ja4x",
          "fingerprint",
          "fingerprints",
          "image",
          "process",
          "processes",
          "exe",
          "executable",
          "registry",
          "query",
          "script",
          "scriptblock",
          "payload",
          "useragent",
          "agentstring",
          "dns",
          "http",
          "email",
          "attachment",
          "attachments",
          "artifact",
          "artifacts",
          "module",
          "dll",
          "parent",
          "args",
          "arguments",
          "environment",
          "env",
          "yaml",
          "content",
          "stat",
          "certificate",
          "cookie",
          "host",
          "device",
          "user",
          "account");

  /** What a field of that name is about; {@link PropertyName} remembers it. */
  static FieldName of(String name) {
    List<String> words = words(name);
    String plain = String.join("", words);
    boolean attack = plain.contains("mitre") || plain.contains("attck") || words.contains("att");
    if ((plain.contains("techni") && !plain.contains("technical") && !plain.contains("technici"))
        || plain.contains("tcode")
        || plain.contains("attackpattern")) {
      String last = words.get(words.size() - 1);
      boolean named = last.equals("name") || last.equals("names") || plain.endsWith("name");
      return named && !plain.contains("idandname") && !plain.contains("idsandnames")
          ? TECHNIQUE_NAME
          : attack && plain.contains("version") ? VERSION : TECHNIQUE;
    }
    if (plain.contains("tactic")) {
      return TACTIC;
    }
    if (attack || words.contains("ttp") || words.contains("ttps") || isAttack(words)) {
      return plain.contains("version") ? VERSION : ATTACK;
    }
    return ofOthers(words);
  }

  private static boolean isAttack(List<String> words) {
    return words.equals(List.of("attack"))
        || words.equals(List.of("attacks"))
        || (words.contains("attack")
            && (words.contains("id") || words.contains("ids") || words.contains("framework")));
  }

  private static FieldName ofOthers(List<String> words) {
    if (words.isEmpty()) {
      return OTHER;
    }
    String last = words.get(words.size() - 1);
    if (words.stream().anyMatch(OBJECT_WORDS::contains)) {
      return OBJECT;
    }
    if (TAG_WORDS.contains(last)) {
      return TAGS;
    }
    if (ADDRESS_WORDS.contains(last)) {
      return ADDRESS;
    }
    boolean named =
        last.equals("name") && (words.size() == 1 || words.stream().anyMatch(NAMED::contains));
    if (PROSE_WORDS.contains(last) || named) {
      return PROSE;
    }
    return RAW_WORDS.contains(last) ? RAW : OTHER;
  }

  /** Small words between separators and where a small letter meets a capital. */
  private static List<String> words(String name) {
    var words = new ArrayList<String>(4);
    var word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean begins =
          i > 0
              && Character.isUpperCase(c)
              && (Character.isLowerCase(name.charAt(i - 1))
                  || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
      if ((begins || !Character.isLetterOrDigit(c)) && word.length() > 0) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
    }
    return words;
  }
}
