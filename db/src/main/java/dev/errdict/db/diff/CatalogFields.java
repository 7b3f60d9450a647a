package dev.errdict.db.diff;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.LintLevel;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Tagged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalog without its entries, flattened: every value under its name. */
final class CatalogFields {
  /** {@code module} is empty for the catalog's own. */
  sealed interface Key {
    FieldPath path();

    record Prefix(String prefix) implements Key {
      @Override
      public FieldPath path() {
        return FieldPath.item("prefix", prefix, 1);
      }
    }

    record Server(long id) implements Key {
      @Override
      public FieldPath path() {
        return FieldPath.item("servers", Long.toString(id), 1);
      }
    }

    record OffTopic(String question) implements Key {
      @Override
      public FieldPath path() {
        return FieldPath.item("off-topic", question, 1);
      }
    }

    record Setting(String name) implements Key {
      @Override
      public FieldPath path() {
        return FieldPath.plain(name);
      }
    }

    record Module(String id) implements Key {
      @Override
      public FieldPath path() {
        return FieldPath.item("modules", id, 1);
      }
    }

    record TextOf(String module, Field field, Lang lang, Origin origin) implements Key {
      @Override
      public FieldPath path() {
        FieldPath text = FieldPath.text(field, 0, lang, origin);
        return module.isEmpty() ? text : FieldPath.plain("modules[" + module + "]." + text);
      }
    }
  }

  private static final Key SOURCE = new Key.Setting("source");
  private static final Key ADVICE_UNTIL = new Key.Setting("advice-until");
  private static final Key RETIRED = new Key.Setting("retired");
  private static final Key PRIORITY = new Key.Setting("priority");
  private static final Key DEFAULT = new Key.Setting("default");
  private static final Key LINT = new Key.Setting("lint");
  private static final Key GLOSSARY = new Key.Setting("glossary");
  private static final Key SITE = new Key.Setting("site");

  private CatalogFields() {}

  static Map<Key, String> of(Optional<Catalog> catalog) {
    return catalog.map(CatalogFields::of).orElseGet(LinkedHashMap::new);
  }

  static Map<Key, String> of(Catalog catalog) {
    Map<Key, String> fields = new LinkedHashMap<>();
    catalog.source().ifPresent(source -> fields.put(SOURCE, source));
    catalog.adviceUntil().ifPresent(date -> fields.put(ADVICE_UNTIL, date.toString()));
    if (catalog.retired()) {
      fields.put(RETIRED, "true");
    }
    putSettings(fields, catalog.settings());
    putTexts(fields, "", catalog.texts());
    for (CatalogModule module : catalog.modules()) {
      fields.put(new Key.Module(module.id()), module.id());
      putTexts(fields, module.id(), module.texts());
    }
    return fields;
  }

  private static void putSettings(Map<Key, String> fields, CatalogSettings settings) {
    settings.prefixes().forEach(prefix -> fields.put(new Key.Prefix(prefix), prefix));
    if (settings.priority() != 0) {
      fields.put(PRIORITY, Integer.toString(settings.priority()));
    }
    if (settings.isDefault()) {
      fields.put(DEFAULT, "true");
    }
    if (settings.lint() != CatalogSettings.NONE.lint()) {
      fields.put(LINT, settings.lint().tag());
    }
    settings.glossary().ifPresent(glossary -> fields.put(GLOSSARY, glossary));
    settings.site().ifPresent(site -> fields.put(SITE, site));
    settings.servers().forEach(id -> fields.put(new Key.Server(id), Long.toString(id)));
    settings.offTopic().forEach(question -> fields.put(new Key.OffTopic(question), question));
  }

  private static CatalogSettings settings(Map<Key, String> fields) {
    List<String> prefixes = new ArrayList<>();
    List<Long> servers = new ArrayList<>();
    List<String> offTopic = new ArrayList<>();
    for (Key key : fields.keySet()) {
      switch (key) {
        case Key.Prefix prefix -> prefixes.add(prefix.prefix());
        case Key.Server server -> servers.add(server.id());
        case Key.OffTopic(String question) -> offTopic.add(question);
        case Key.Setting _, Key.Module _, Key.TextOf _ -> {}
      }
    }
    return CatalogSettings.NONE
        .withPrefixes(prefixes)
        .withPriority(Integer.parseInt(fields.getOrDefault(PRIORITY, "0")))
        .withDefault(fields.containsKey(DEFAULT))
        .withLint(
            Optional.ofNullable(fields.get(LINT))
                .map(tag -> Tagged.of(LintLevel.class, tag))
                .orElse(CatalogSettings.NONE.lint()))
        .withGlossary(Optional.ofNullable(fields.get(GLOSSARY)))
        .withServers(servers)
        .withSite(Optional.ofNullable(fields.get(SITE)))
        .withOffTopic(offTopic);
  }

  private static void putTexts(Map<Key, String> fields, String module, Texts texts) {
    for (Text text : texts.all()) {
      fields.put(new Key.TextOf(module, text.field(), text.lang(), text.origin()), text.content());
    }
  }

  static Catalog catalog(String id, Map<Key, String> fields) {
    List<CatalogModule> modules = new ArrayList<>();
    for (Key key : fields.keySet()) {
      if (key instanceof Key.Module module) {
        modules.add(new CatalogModule(module.id(), texts(module.id(), fields)));
      }
    }
    return new Catalog(
        id,
        Optional.ofNullable(fields.get(SOURCE)),
        Optional.ofNullable(fields.get(ADVICE_UNTIL)).map(LocalDate::parse),
        fields.containsKey(RETIRED),
        settings(fields),
        texts("", fields),
        modules);
  }

  private static Texts texts(String module, Map<Key, String> fields) {
    List<Text> texts = new ArrayList<>();
    fields.forEach(
        (key, value) -> {
          if (key instanceof Key.TextOf text && text.module().equals(module)) {
            texts.add(new Text(text.field(), text.lang(), text.origin(), value));
          }
        });
    return new Texts(texts);
  }
}
