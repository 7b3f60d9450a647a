package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.lint.Glossary;
import dev.errdict.db.words.Tagged;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets a catalog's settings by {@code FIELD=VALUE}; an empty value resets one. */
final class SettingsText {
  /** A snowflake, as Discord writes a server's id. */
  private static final Pattern SERVER = Pattern.compile("[1-9]\\d{0,18}");

  private static final Pattern COMMA = Pattern.compile("\\s*[,，]\\s*");

  private final Words words;

  SettingsText(Words words) {
    this.words = words;
  }

  /**
   * The settings with one of them changed; empty when there is no setting of that name.
   *
   * @throws Refusal when the value does not fit
   */
  Optional<CatalogSettings> set(CatalogSettings settings, String field, String value)
      throws Refusal {
    Optional<String> given = Optional.of(value).filter(text -> !text.isEmpty());
    return switch (field) {
      case "prefix" -> Optional.of(settings.withPrefixes(prefixes(value)));
      case "priority" -> Optional.of(settings.withPriority(given.isEmpty() ? 0 : priority(value)));
      case "default" -> Optional.of(settings.withDefault(given.isPresent() && flag(field, value)));
      case "lint" -> Optional.of(settings.withLint(lint(given)));
      case "glossary" ->
          Optional.of(
              settings.withGlossary(
                  given.isEmpty() ? Optional.empty() : Optional.of(glossary(value))));
      case "servers" -> Optional.of(settings.withServers(servers(value)));
      case "site" -> Optional.of(settings.withSite(given));
      case "off-topic" -> Optional.of(settings.withOffTopic(offTopic(settings, given)));
      default -> Optional.empty();
    };
  }

  private List<String> prefixes(String value) throws Refusal {
    List<String> prefixes = items(value);
    for (String prefix : prefixes) {
      if (!CatalogSettings.isPrefix(prefix)) {
        throw refusal("catalog.bad-prefix", prefix);
      }
    }
    return prefixes;
  }

  private int priority(String value) throws Refusal {
    int most = CatalogSettings.MAX_PRIORITY;
    try {
      int priority = Integer.parseInt(value);
      if (Math.abs((long) priority) <= most) {
        return priority;
      }
    } catch (NumberFormatException e) {
      throw refusal("catalog.bad-priority", value, most);
    }
    throw refusal("catalog.bad-priority", value, most);
  }

  boolean flag(String field, String value) throws Refusal {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refusal("catalog.bad-flag", field, value);
    };
  }

  private LintLevel lint(Optional<String> given) throws Refusal {
    if (given.isEmpty()) {
      return CatalogSettings.NONE.lint();
    }
    Optional<LintLevel> level = Tagged.find(LintLevel.class, given.get());
    if (level.isEmpty()) {
      String known =
          Arrays.stream(LintLevel.values()).map(Tagged::tag).collect(Collectors.joining(", "));
      throw refusal("catalog.bad-lint", given.get(), known);
    }
    return level.get();
  }

  private String glossary(String file) throws Refusal {
    String text;
    try {
      text = Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw refusal("catalog.no-glossary", file);
    }
    OptionalInt mistake = Glossary.firstMistake(text);
    if (mistake.isPresent()) {
      throw refusal("catalog.bad-glossary", file, mistake.getAsInt());
    }
    return text;
  }

  private List<Long> servers(String value) throws Refusal {
    List<Long> servers = new ArrayList<>();
    for (String server : items(value)) {
      try {
        servers.add(Long.parseLong(SERVER.matcher(server).matches() ? server : ""));
      } catch (NumberFormatException e) {
        throw refusal("catalog.bad-server", server);
      }
    }
    return servers;
  }

  /** One question more; none at all for an empty value. */
  private static List<String> offTopic(CatalogSettings settings, Optional<String> given) {
    return given
        .map(one -> Stream.concat(settings.offTopic().stream(), Stream.of(one)).distinct().toList())
        .orElse(List.of());
  }

  private static List<String> items(String value) {
    return COMMA.splitAsStream(value).filter(item -> !item.isEmpty()).distinct().toList();
  }

  private Refusal refusal(String key, Object... arguments) {
    return new Refusal(Exit.USAGE, words.say(key, arguments));
  }
}
