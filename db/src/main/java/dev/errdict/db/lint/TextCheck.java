package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import java.util.List;

/** Looks for one kind of trouble in the style of each text that people see. */
interface TextCheck extends Check {
  List<Finding> check(DisplayedText text);

  @Override
  default List<Finding> check(CatalogDocument document) {
    return DisplayedText.of(document).stream()
        .filter(text -> !text.official())
        .flatMap(text -> check(text).stream())
        .toList();
  }
}
