package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that title and meaning exist in every language. Cause and action may be empty, but not in
 * one language only.
 */
final class Completeness implements Check {

  @Override
  public List<Finding> check(CatalogDocument document) {
    List<Finding> findings = new ArrayList<>();
    String catalog = document.catalog().id();
    needed(findings, Place.catalog(catalog), document.catalog().texts(), Field.TITLE);
    translated(findings, Place.catalog(catalog), document.catalog().texts(), Field.NOTICE);
    for (CatalogModule module : document.catalog().modules()) {
      needed(findings, Place.module(catalog, module.id()), module.texts(), Field.TITLE);
    }
    document.entries().forEach(entry -> check(findings, entry));
    return findings;
  }

  private static void check(List<Finding> findings, Entry entry) {
    Place place = Place.entry(entry.ref());
    needed(findings, place, entry.texts(), Field.TITLE);
    if (entry.variants().isEmpty()) {
      needed(findings, place, entry.texts(), Field.MEANING);
    } else {
      translated(findings, place, entry.texts(), Field.MEANING);
    }
    for (int variant = 1; variant <= entry.variants().size(); variant++) {
      Texts texts = entry.variants().get(variant - 1).texts();
      needed(findings, Place.variant(entry.ref(), variant), texts, Field.MEANING);
    }
    for (Field advice : List.of(Field.CAUSE, Field.ACTION)) {
      if (entry.texts().bestInAnyLanguage(advice, Lang.ZH).isEmpty()) {
        findings.add(Finding.of(Rule.NO_ADVICE, place, Part.of(advice)));
      } else {
        translated(findings, place, entry.texts(), advice);
      }
    }
    translated(findings, place, entry.texts(), Field.NOTE);
  }

  private static void needed(List<Finding> findings, Place place, Texts texts, Field field) {
    for (Lang lang : Lang.values()) {
      if (texts.best(field, lang).isEmpty()) {
        findings.add(Finding.of(Rule.MISSING_TEXT, place, Part.of(field), lang));
      }
    }
  }

  private static void translated(List<Finding> findings, Place place, Texts texts, Field field) {
    if (texts.bestInAnyLanguage(field, Lang.ZH).isEmpty()) {
      return;
    }
    for (Lang lang : Lang.values()) {
      if (texts.best(field, lang).isEmpty()) {
        findings.add(Finding.of(Rule.MISSING_TRANSLATION, place, Part.of(field), lang));
      }
    }
  }
}
