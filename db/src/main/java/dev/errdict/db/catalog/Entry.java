package dev.errdict.db.catalog;

import dev.errdict.db.words.Lang;
import java.util.List;
import java.util.Optional;

/**
 * One code of a catalog and all that is known about it.
 *
 * @param vendorAdvice whether its advice needs the catalog's vendor, and so ends on {@link
 *     Catalog#adviceUntil}
 * @param relations in the order of their kinds
 * @param phrases in the order of their kinds, then of their languages
 */
public record Entry(
    EntryRef ref,
    Optional<String> module,
    boolean retired,
    Retry retry,
    Mender mender,
    boolean vendorAdvice,
    Texts texts,
    List<Variant> variants,
    List<Limit> limits,
    List<Relation> relations,
    List<Link> links,
    List<Phrase> phrases) {
  public Entry {
    variants = List.copyOf(variants);
    limits = List.copyOf(limits);
    relations = relations.stream().sorted((a, b) -> a.kind().compareTo(b.kind())).toList();
    links = List.copyOf(links);
    phrases = phrases.stream().sorted(Entry::compare).toList();
  }

  private static int compare(Phrase one, Phrase other) {
    int order = one.kind().compareTo(other.kind());
    return order == 0 ? one.lang().compareTo(other.lang()) : order;
  }

  public String code() {
    return ref.code();
  }

  /** The title in the language, else in the other one, else the first message, else the code. */
  public String title(Lang lang) {
    return texts
        .bestInAnyLanguage(Field.TITLE, lang)
        .or(() -> variants.stream().flatMap(variant -> variant.message(lang).stream()).findFirst())
        .orElse(code());
  }

  public Entry withRelations(List<Relation> others) {
    return new Entry(
        ref,
        module,
        retired,
        retry,
        mender,
        vendorAdvice,
        texts,
        variants,
        limits,
        others,
        links,
        phrases);
  }

  public Entry withVariants(List<Variant> others) {
    return new Entry(
        ref,
        module,
        retired,
        retry,
        mender,
        vendorAdvice,
        texts,
        others,
        limits,
        relations,
        links,
        phrases);
  }

  public Entry inCatalog(String catalog) {
    return named(new EntryRef(catalog, code()));
  }

  /** This entry under another name. */
  public Entry named(EntryRef other) {
    return new Entry(
        other,
        module,
        retired,
        retry,
        mender,
        vendorAdvice,
        texts,
        variants,
        limits,
        relations,
        links,
        phrases);
  }

  public Entry withModule(Optional<String> other) {
    return new Entry(
        ref,
        other,
        retired,
        retry,
        mender,
        vendorAdvice,
        texts,
        variants,
        limits,
        relations,
        links,
        phrases);
  }

  public Entry withTexts(Texts others) {
    return new Entry(
        ref,
        module,
        retired,
        retry,
        mender,
        vendorAdvice,
        others,
        variants,
        limits,
        relations,
        links,
        phrases);
  }

  /** An entry with nothing but its name. */
  public static Entry blank(EntryRef ref) {
    return new Entry(
        ref,
        Optional.empty(),
        false,
        Retry.UNKNOWN,
        Mender.UNKNOWN,
        false,
        Texts.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  public Entry withPhrases(List<Phrase> others) {
    return new Entry(
        ref,
        module,
        retired,
        retry,
        mender,
        vendorAdvice,
        texts,
        variants,
        limits,
        relations,
        links,
        others);
  }

  public Entry withRetired(boolean isRetired) {
    return new Entry(
        ref,
        module,
        isRetired,
        retry,
        mender,
        vendorAdvice,
        texts,
        variants,
        limits,
        relations,
        links,
        phrases);
  }
}
