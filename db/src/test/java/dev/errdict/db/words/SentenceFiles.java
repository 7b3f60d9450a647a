package dev.errdict.db.words;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of sentences of one module beside the sources that say them. */
public final class SentenceFiles {
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*\\.[a-z0-9.-]*)\"");

  /** A key that is given to a method; it has to be a whole one. */
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:say|words|complain|refusal|refuse)\\(\\s*(?:[\\w.()]+,\\s*)?"
              + "\"([a-z0-9._-]+)\"\\s*[,)]");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

  private SentenceFiles() {}

  /**
   * What is wrong with a module's files: a key or an argument that one language lacks, a key in the
   * sources that no file has, a sentence that nothing says.
   *
   * @param module the module's folder
   * @param chineseOnly which keys need no English
   * @param composed keys, or what they begin with, that no literal in the sources has
   */
  public static List<String> faults(
      Path module, Predicate<String> chineseOnly, Collection<String> composed) throws IOException {
    Map<String, String> chinese = sentences(module, "words_zh.properties");
    Map<String, String> english = sentences(module, "words_en.properties");
    List<String> faults = new ArrayList<>();
    Set<String> keys = new TreeSet<>(chinese.keySet());
    keys.addAll(english.keySet());
    for (String key : keys) {
      if (!chineseOnly.test(key) && !places(chinese, key).equals(places(english, key))) {
        faults.add(key + ": the languages differ in it or in its arguments");
      }
    }
    for (String one : literals(module, SAID)) {
      if (!keys.contains(one)) {
        faults.add(one + ": no such sentence");
      }
    }
    Set<String> said = literals(module, LITERAL);
    said.addAll(composed);
    // A name without a dot is composed: a word of a list, or what picocli asks for.
    keys.removeIf(key -> key.indexOf('.') < 0);
    Set<String> parts =
        keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
    for (String one : said) {
      boolean known = keys.stream().anyMatch(key -> key.equals(one) || key.startsWith(one));
      if (!known && parts.contains(one.substring(0, one.indexOf('.'))) && !isFile(one)) {
        faults.add(one + ": no such sentence");
      }
    }
    for (String key : keys) {
      if (said.stream().noneMatch(one -> key.startsWith(one))) {
        faults.add(key + ": nothing says it");
      }
    }
    return faults;
  }

  private static boolean isFile(String literal) {
    return literal.matches(".*\\.(conf|db|jte|json|md|txt|tsv|html|css|js)");
  }

  private static Map<String, String> sentences(Path module, String name) throws IOException {
    Map<String, String> sentences = new TreeMap<>();
    for (Path file : files(module.resolve("src/main/resources"), name)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      properties.forEach((key, text) -> sentences.put(key.toString(), text.toString()));
    }
    return sentences;
  }

  private static Set<String> literals(Path module, Pattern pattern) throws IOException {
    Set<String> literals = new HashSet<>();
    for (Path file : files(module.resolve("src/main"), ".java", ".jte")) {
      pattern
          .matcher(Files.readString(file))
          .results()
          .map(one -> one.group(1))
          .forEach(literals::add);
    }
    return literals;
  }

  private static List<Path> files(Path folder, String... ends) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Stream.of(ends).anyMatch(end -> file.toString().endsWith(end)))
          .toList();
    }
  }

  /** The arguments that a sentence names; empty where the language lacks it. */
  private static Optional<Set<String>> places(Map<String, String> sentences, String key) {
    return Optional.ofNullable(sentences.get(key))
        .map(
            sentence ->
                PLACE
                    .matcher(sentence)
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toSet()));
  }
}
