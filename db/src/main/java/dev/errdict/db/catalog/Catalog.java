package dev.errdict.db.catalog;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One code space with an owner.
 *
 * @param source where its texts of origin {@code upstream} come from
 * @param adviceUntil the last day on which advice that needs the vendor (tickets, plans) holds
 * @param retired whether its entries are answers only when no other catalog has one
 */
public record Catalog(
    String id,
    Optional<String> source,
    Optional<LocalDate> adviceUntil,
    boolean retired,
    CatalogSettings settings,
    Texts texts,
    List<CatalogModule> modules) {
  public Catalog {
    modules = List.copyOf(modules);
  }

  /** A catalog without settings. */
  public Catalog(
      String id,
      Optional<String> source,
      Optional<LocalDate> adviceUntil,
      boolean retired,
      Texts texts,
      List<CatalogModule> modules) {
    this(id, source, adviceUntil, retired, CatalogSettings.NONE, texts, modules);
  }

  /** A catalog with nothing but its id. */
  public static Catalog blank(String id) {
    return new Catalog(id, Optional.empty(), Optional.empty(), false, Texts.NONE, List.of());
  }

  public Optional<CatalogModule> module(String moduleId) {
    return modules.stream().filter(module -> module.id().equals(moduleId)).findFirst();
  }

  /** This catalog, marked as no longer in use. */
  public Catalog asRetired() {
    return new Catalog(id, source, adviceUntil, true, settings, texts, modules);
  }

  /** This catalog, marked as in use. */
  public Catalog inUse() {
    return new Catalog(id, source, adviceUntil, false, settings, texts, modules);
  }

  public Catalog withSource(Optional<String> other) {
    return new Catalog(id, other, adviceUntil, retired, settings, texts, modules);
  }

  public Catalog withAdviceUntil(Optional<LocalDate> other) {
    return new Catalog(id, source, other, retired, settings, texts, modules);
  }

  /** Whether more than one of the catalogs is in use, so that an answer has to say its own. */
  public static boolean areSeveral(Collection<Catalog> catalogs) {
    return catalogs.stream().filter(catalog -> !catalog.retired()).count() > 1;
  }

  public Catalog withTexts(Texts others) {
    return new Catalog(id, source, adviceUntil, retired, settings, others, modules);
  }

  public Catalog withSettings(CatalogSettings others) {
    return new Catalog(id, source, adviceUntil, retired, others, texts, modules);
  }

  public Catalog withModules(List<CatalogModule> others) {
    return new Catalog(id, source, adviceUntil, retired, settings, texts, others);
  }

  public Catalog named(String other) {
    return new Catalog(other, source, adviceUntil, retired, settings, texts, modules);
  }
}
