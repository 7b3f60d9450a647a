package dev.errdict.db.format;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.catalog.Problem;
import dev.errdict.db.words.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of a catalog as fields of its file. Defaults are left out. */
final class SettingsFormat {
  private static final String PREFIXES = "prefixes";
  private static final String PRIORITY = "priority";
  private static final String DEFAULT = "default";
  private static final String LINT = "lint";
  private static final String GLOSSARY = "glossary";
  private static final String SERVERS = "servers";
  private static final String SITE = "site";
  private static final String OFF_TOPIC = "off-topic";

  static final Set<String> FIELDS =
      Set.of(PREFIXES, PRIORITY, DEFAULT, LINT, GLOSSARY, SERVERS, SITE, OFF_TOPIC);

  private SettingsFormat() {}

  static void write(CatalogSettings settings, Map<String, Object> tree) {
    CatalogSettings none = CatalogSettings.NONE;
    if (!settings.prefixes().isEmpty()) {
      tree.put(PREFIXES, settings.prefixes());
    }
    if (settings.priority() != none.priority()) {
      tree.put(PRIORITY, Integer.toString(settings.priority()));
    }
    if (settings.isDefault()) {
      tree.put(DEFAULT, true);
    }
    if (settings.lint() != none.lint()) {
      tree.put(LINT, settings.lint().tag());
    }
    settings.site().ifPresent(site -> tree.put(SITE, site));
    if (!settings.servers().isEmpty()) {
      tree.put(SERVERS, settings.servers().stream().map(String::valueOf).toList());
    }
    settings.glossary().ifPresent(glossary -> tree.put(GLOSSARY, glossary));
    if (!settings.offTopic().isEmpty()) {
      tree.put(OFF_TOPIC, settings.offTopic());
    }
  }

  static CatalogSettings read(YamlNode.Mapping node) throws CatalogException {
    List<String> prefixes = new ArrayList<>();
    for (YamlNode prefix : node.list(PREFIXES)) {
      prefixes.add(prefix.text());
    }
    List<Long> servers = new ArrayList<>();
    for (YamlNode server : node.list(SERVERS)) {
      servers.add(number(server));
    }
    List<String> offTopic = new ArrayList<>();
    for (YamlNode question : node.list(OFF_TOPIC)) {
      offTopic.add(question.text());
    }
    return CatalogSettings.NONE
        .withPrefixes(prefixes)
        .withPriority(priority(node))
        .withDefault(node.flag(DEFAULT))
        .withLint(lint(node))
        .withGlossary(node.text(GLOSSARY))
        .withServers(servers)
        .withSite(node.text(SITE))
        .withOffTopic(offTopic);
  }

  private static int priority(YamlNode.Mapping node) throws CatalogException {
    Optional<YamlNode> given = node.get(PRIORITY);
    return given.isEmpty()
        ? CatalogSettings.NONE.priority()
        : Math.clamp(number(given.get()), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static long number(YamlNode node) throws CatalogException {
    try {
      return Long.parseLong(node.text());
    } catch (NumberFormatException e) {
      throw new CatalogException(e, Problem.FORMAT_NOT_A_NUMBER, node.line(), node.text());
    }
  }

  private static LintLevel lint(YamlNode.Mapping node) throws CatalogException {
    Optional<YamlNode> given = node.get(LINT);
    if (given.isEmpty()) {
      return CatalogSettings.NONE.lint();
    }
    Optional<LintLevel> level = Tagged.find(LintLevel.class, given.get().text());
    if (level.isEmpty()) {
      throw new CatalogException(
          Problem.FORMAT_NOT_ONE_OF,
          given.get().line(),
          given.get().text(),
          Arrays.stream(LintLevel.values()).map(Tagged::tag).collect(Collectors.joining(", ")));
    }
    return level.get();
  }
}
