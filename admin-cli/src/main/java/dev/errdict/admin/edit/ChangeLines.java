package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.RelationKind;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.format.YamlNode;
import dev.errdict.db.format.YamlTree;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file of changes: each line is a command without {@code errdict}, or a JSON object (<a
 * href="https://jsonlines.org">JSON lines</a>). Blank lines and lines that start with {@code #} are
 * skipped.
 */
final class ChangeLines {
  private static final Set<String> VERBS =
      Set.of("add", "set", "phrase", "relate", "retire", "restore", "remove");
  private static final Set<String> OPTIONS =
      Set.of("--catalog", "--where", "--kind", "--as", "--remove");
  private static final Set<String> KEYS =
      Set.of(
          "do", "catalog", "code", "codes", "where", "fields", "phrases", "kind", "others", "as",
          "removes");

  private final int number;
  private final Words words;

  private ChangeLines(int number, Lang lang) {
    this.number = number;
    this.words = Words.of(ChangeLines.class, lang);
  }

  /**
   * @throws Refusal when a line cannot be parsed; its sentence names the line
   */
  static List<ChangeLine> read(String text, Lang lang) throws Refusal {
    List<ChangeLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String written = line.strip();
      if (!written.isEmpty() && !written.startsWith("#")) {
        ChangeLines one = new ChangeLines(number, lang);
        lines.add(written.startsWith("{") ? one.json(written, lang) : one.command(written));
      }
    }
    if (lines.isEmpty()) {
      throw new Refusal(Exit.USAGE, Words.of(ChangeLines.class, lang).say("apply.empty"));
    }
    return lines;
  }

  private ChangeLine command(String line) throws Refusal {
    List<String> parts = ShellWords.of(line).orElseThrow(() -> refusal("apply.open-quote"));
    List<String> plain = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (!part.startsWith("--")) {
        plain.add(part);
        continue;
      }
      int sign = part.indexOf('=');
      String name = sign < 0 ? part : part.substring(0, sign);
      if (!OPTIONS.contains(name)) {
        throw refusal("apply.no-option", name);
      }
      boolean flag = name.equals("--remove");
      if (sign < 0 && !flag && i + 1 == parts.size()) {
        throw refusal("apply.no-value", name);
      }
      String value = sign >= 0 ? part.substring(sign + 1) : flag ? "" : parts.get(++i);
      options.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return command(plain, options);
  }

  private ChangeLine command(List<String> plain, Map<String, List<String>> options) throws Refusal {
    String verb = verb(plain.getFirst());
    List<String> rest = new ArrayList<>(plain.subList(1, plain.size()));
    boolean removes = options.containsKey("--remove");
    if (verb.equals("phrase")) {
      if (removes) {
        throw refusal("apply.takes-no", verb, "--remove");
      }
      String action = rest.isEmpty() ? "" : rest.removeFirst();
      if (!action.equals("add") && !action.equals("remove")) {
        throw refusal("phrase.no-action", action);
      }
      removes = action.equals("remove");
    }
    List<String> where = options.getOrDefault("--where", List.of());
    boolean takesMore = verb.equals("phrase") || verb.equals("relate");
    List<String> codes =
        takesMore
            ? rest.subList(0, where.isEmpty() ? Math.min(1, rest.size()) : 0)
            : rest.stream().takeWhile(word -> !Assignments.isOne(word)).toList();
    List<String> more = rest.subList(codes.size(), rest.size());
    List<EntryAssignment> fields = new ArrayList<>();
    if (!takesMore) {
      for (String word : more) {
        fields.add(assignment(word));
      }
    }
    return line(
        verb,
        first(options, "--catalog"),
        codes,
        where,
        fields,
        verb.equals("phrase") ? more : List.of(),
        first(options, "--kind"),
        verb.equals("relate") ? more : List.of(),
        first(options, "--as"),
        removes);
  }

  private ChangeLine json(String line, Lang lang) throws Refusal {
    try {
      YamlNode.Mapping object = YamlTree.read(new StringReader(line)).mapping();
      for (String key : object.fields().keySet()) {
        if (!KEYS.contains(key)) {
          throw refusal("apply.no-key", key, String.join(", ", KEYS.stream().sorted().toList()));
        }
      }
      List<EntryAssignment> fields = new ArrayList<>();
      if (object.get("fields").isPresent()) {
        for (var field : object.get("fields").get().mapping().fields().entrySet()) {
          fields.add(new EntryAssignment(field.getKey(), field.getValue().text()));
        }
      }
      List<String> codes = new ArrayList<>(texts(object, "codes"));
      codes.addAll(texts(object, "code"));
      return line(
          verb(text(object, "do").orElse("")),
          text(object, "catalog"),
          codes,
          texts(object, "where"),
          fields,
          texts(object, "phrases"),
          text(object, "kind"),
          texts(object, "others"),
          text(object, "as"),
          flag(text(object, "removes").orElse("false")));
    } catch (CatalogException mistake) {
      throw refusal("apply.no-json", mistake.say(lang).replaceFirst("^[^:：]*[:：] ?", ""));
    }
  }

  private ChangeLine line(
      String verb,
      Optional<String> catalog,
      List<String> codes,
      List<String> where,
      List<EntryAssignment> fields,
      List<String> phrases,
      Optional<String> kind,
      List<String> others,
      Optional<String> as,
      boolean removes)
      throws Refusal {
    Set<String> takes =
        switch (verb) {
          case "add" -> Set.of("fields");
          case "set" -> Set.of("where", "fields");
          case "phrase" -> Set.of("where", "phrases", "kind", "removes");
          case "relate" -> Set.of("where", "others", "as", "removes");
          default -> Set.of("where");
        };
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("where", !where.isEmpty());
    given.put("fields", !fields.isEmpty());
    given.put("phrases", !phrases.isEmpty());
    given.put("kind", kind.isPresent());
    given.put("others", !others.isEmpty());
    given.put("as", as.isPresent());
    given.put("removes", removes);
    for (Map.Entry<String, Boolean> part : given.entrySet()) {
      if (part.getValue() && !takes.contains(part.getKey())) {
        throw refusal("apply.takes-no", verb, part.getKey());
      }
    }
    if (codes.isEmpty() && where.isEmpty()) {
      throw refusal("apply.no-entry", verb);
    }
    boolean lacks =
        switch (verb) {
          case "set" -> fields.isEmpty();
          case "phrase" -> phrases.isEmpty() || phrases.stream().anyMatch(String::isBlank);
          case "relate" -> others.isEmpty();
          default -> false;
        };
    if (lacks) {
      throw refusal("apply.nothing-given", verb);
    }
    return new ChangeLine(
        number,
        verb,
        catalog,
        codes,
        where,
        fields,
        phrases,
        constant(PhraseKind.class, kind),
        others,
        constant(RelationKind.class, as).orElse(RelationKind.SEE_ALSO),
        removes);
  }

  private boolean flag(String written) throws Refusal {
    if (!written.equals("true") && !written.equals("false")) {
      throw refusal("apply.no-constant", written);
    }
    return written.equals("true");
  }

  private <E extends Enum<E> & Tagged> Optional<E> constant(Class<E> type, Optional<String> written)
      throws Refusal {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<E> constant = Tagged.find(type, written.get());
    if (constant.isEmpty()) {
      throw refusal("apply.no-constant", written.get());
    }
    return constant;
  }

  private String verb(String written) throws Refusal {
    if (!VERBS.contains(written)) {
      throw refusal("apply.no-verb", written, String.join(", ", VERBS.stream().sorted().toList()));
    }
    return written;
  }

  private EntryAssignment assignment(String word) throws Refusal {
    return Assignments.parse(word).orElseThrow(() -> refusal("assignment.no-sign", word));
  }

  private static Optional<String> first(Map<String, List<String>> options, String name) {
    return options.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Optional<String> text(YamlNode.Mapping object, String key)
      throws CatalogException {
    Optional<YamlNode> node = object.get(key);
    return node.isEmpty() ? Optional.empty() : Optional.of(node.get().text());
  }

  /** A text, or a list of some. */
  private static List<String> texts(YamlNode.Mapping object, String key) throws CatalogException {
    Optional<YamlNode> node = object.get(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof YamlNode.Sequence list)) {
      return List.of(node.get().text());
    }
    List<String> texts = new ArrayList<>();
    for (YamlNode item : list.items()) {
      texts.add(item.text());
    }
    return texts;
  }

  private Refusal refusal(String key, Object... arguments) {
    return new Refusal(Exit.USAGE, words.say("apply.line", number, words.say(key, arguments)));
  }
}
