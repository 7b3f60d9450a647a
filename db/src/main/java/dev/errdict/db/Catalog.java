package dev.errdict.db;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One code space with an owner.
 *
 * @param source where its texts of origin {@code upstream} come from
 * @param adviceUntil the last day on which advice that needs the vendor (tickets, plans) holds
 */
public record Catalog(
    String id,
    Optional<String> source,
    Optional<LocalDate> adviceUntil,
    boolean retired,
    Texts texts,
    List<CatalogModule> modules) {
  public Catalog {
    modules = List.copyOf(modules);
  }

  public Optional<CatalogModule> module(String moduleId) {
    return modules.stream().filter(module -> module.id().equals(moduleId)).findFirst();
  }

  /** The same, marked as no longer in use. */
  public Catalog asRetired() {
    return new Catalog(id, source, adviceUntil, true, texts, modules);
  }

  /** The same, no longer marked so. */
  public Catalog inUse() {
    return new Catalog(id, source, adviceUntil, false, texts, modules);
  }

  public Catalog withModules(List<CatalogModule> others) {
    return new Catalog(id, source, adviceUntil, retired, texts, others);
  }

  public Catalog named(String other) {
    return new Catalog(other, source, adviceUntil, retired, texts, modules);
  }
}
