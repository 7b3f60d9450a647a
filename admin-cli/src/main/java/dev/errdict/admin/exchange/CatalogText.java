package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Text;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets fields of a catalog itself by {@code FIELD=VALUE}; an empty value removes a field. */
final class CatalogText {
  private static final int MOST_OF_SOURCE = 1000;

  private final Words words;
  private final List<String> assignments;
  private final SettingsText settings;

  CatalogText(Lang lang, List<String> assignments) {
    this.words = Words.of(CatalogText.class, lang);
    this.assignments = List.copyOf(assignments);
    this.settings = new SettingsText(words);
  }

  Catalog on(Catalog catalog) throws Refusal {
    Catalog after = catalog;
    for (String assignment : assignments) {
      int sign = assignment.indexOf('=');
      if (sign < 1) {
        throw refusal("catalog.no-sign", assignment);
      }
      after = set(after, assignment.substring(0, sign), assignment.substring(sign + 1).strip());
    }
    return after;
  }

  /** The catalog with a module that is new or has other titles. */
  Catalog onModule(Catalog catalog, String id) throws Refusal {
    if (id.isBlank() || id.length() > CatalogModule.MAX_ID || id.indexOf('=') >= 0) {
      throw refusal("catalog.bad-module", id, CatalogModule.MAX_ID);
    }
    Texts texts = catalog.module(id).map(CatalogModule::texts).orElse(Texts.NONE);
    for (String assignment : assignments) {
      int sign = assignment.indexOf('=');
      if (sign < 1) {
        throw refusal("catalog.no-sign", assignment);
      }
      Optional<String> given =
          Optional.of(assignment.substring(sign + 1).strip()).filter(text -> !text.isEmpty());
      texts =
          switch (assignment.substring(0, sign)) {
            case "title.zh" -> with(texts, Field.TITLE, Lang.ZH, given);
            case "title.en" -> with(texts, Field.TITLE, Lang.EN, given);
            default -> throw refusal("catalog.no-module-field", assignment.substring(0, sign));
          };
    }
    CatalogModule changed = new CatalogModule(id, texts);
    List<CatalogModule> modules = new ArrayList<>(catalog.modules());
    modules.replaceAll(one -> one.id().equals(id) ? changed : one);
    if (catalog.module(id).isEmpty()) {
      modules.add(changed);
    }
    return catalog.withModules(modules);
  }

  private Catalog set(Catalog catalog, String field, String value) throws Refusal {
    Optional<String> given = Optional.of(value).filter(text -> !text.isEmpty());
    Texts texts = catalog.texts();
    return switch (field) {
      case "title.zh" -> catalog.withTexts(with(texts, Field.TITLE, Lang.ZH, given));
      case "title.en" -> catalog.withTexts(with(texts, Field.TITLE, Lang.EN, given));
      case "notice.zh" -> catalog.withTexts(with(texts, Field.NOTICE, Lang.ZH, given));
      case "notice.en" -> catalog.withTexts(with(texts, Field.NOTICE, Lang.EN, given));
      case "source" -> catalog.withSource(source(given));
      case "advice-until" -> catalog.withAdviceUntil(date(given));
      case "retired" ->
          given.isPresent() && settings.flag(field, value) ? catalog.asRetired() : catalog.inUse();
      default ->
          catalog.withSettings(
              settings
                  .set(catalog.settings(), field, value)
                  .orElseThrow(() -> refusal("catalog.no-field", field)));
    };
  }

  private static Texts with(Texts texts, Field field, Lang lang, Optional<String> given) {
    if (given.isPresent()) {
      return texts.with(new Text(field, lang, Origin.OWN, given.get()));
    }
    return new Texts(
        texts.all().stream().filter(one -> one.field() != field || one.lang() != lang).toList());
  }

  private Optional<String> source(Optional<String> given) throws Refusal {
    if (given.orElse("").length() > MOST_OF_SOURCE) {
      throw refusal("catalog.source-too-long", MOST_OF_SOURCE);
    }
    return given;
  }

  private Optional<LocalDate> date(Optional<String> given) throws Refusal {
    try {
      return given.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw refusal("catalog.no-date", given.orElse(""));
    }
  }

  private Refusal refusal(String key, Object... arguments) {
    return new Refusal(Exit.USAGE, words.say(key, arguments));
  }
}
