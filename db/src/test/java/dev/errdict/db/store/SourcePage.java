package dev.errdict.db.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page that the LeanCloud catalog comes from, as it was on LeanCloud's site. */
public record SourcePage(List<Item> items) {

  /** One code of the page; {@code introduction} is the text before its first message. */
  public record Item(
      String code, List<String> introduction, List<Pair> pairs, Optional<String> module) {}

  /** One message with its meaning; 「(无)」 is no message. */
  public record Pair(Optional<String> message, String meaning) {}

  public static SourcePage read() throws IOException {
    try (InputStream file =
            SourcePage.class.getResourceAsStream("/dev/errdict/db/leancloud-error-codes.zh.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return new SourcePage(items(lines.lines().map(String::strip).toList()));
    }
  }

  Item item(String code) {
    return items.stream().filter(item -> item.code().equals(code)).findFirst().orElseThrow();
  }

  private static List<Item> items(List<String> lines) {
    List<Item> items = new ArrayList<>();
    Optional<String> code = Optional.empty();
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (line.matches("[0-9]+")) {
        code.ifPresent(of -> items.add(item(of, block)));
        code = Optional.of(line);
        block.clear();
      } else if (!line.isEmpty()) {
        block.add(line);
      }
    }
    code.ifPresent(of -> items.add(item(of, block)));
    return List.copyOf(items);
  }

  private static Item item(String code, List<String> block) {
    List<String> introduction = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    Optional<String> message = Optional.empty();
    Optional<String> module = Optional.empty();
    for (String line : block) {
      if (line.startsWith("• 信息 -")) {
        message = Optional.of(after(line)).filter(text -> !text.equals("(无)"));
      } else if (line.startsWith("• 含义 -")) {
        pairs.add(new Pair(message, after(line)));
      } else if (line.startsWith("• 模块 -")) {
        module = Optional.of(after(line));
      } else {
        introduction.add(line);
      }
    }
    return new Item(code, List.copyOf(introduction), List.copyOf(pairs), module);
  }

  private static String after(String line) {
    return line.substring(line.indexOf('-') + 1).strip();
  }
}
