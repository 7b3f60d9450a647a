package dev.errdict.search.reply;

import dev.errdict.db.catalog.Catalog;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.CatalogSettings;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.catalog.Limit;
import dev.errdict.db.catalog.Link;
import dev.errdict.db.catalog.Mender;
import dev.errdict.db.catalog.Origin;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.catalog.Retry;
import dev.errdict.db.catalog.Texts;
import dev.errdict.db.catalog.Variant;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.EntryCard.Part;
import dev.errdict.search.reply.EntryCard.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays an entry out for readers in one language; a missing text is taken from the other. */
public final class CardWriter {
  private final Function<String, Optional<Catalog>> catalogs;
  private final Function<EntryRef, Optional<Entry>> entries;
  private final SiteLinks links;

  /** For doors that link to no pages. */
  public CardWriter(
      Function<String, Optional<Catalog>> catalogs, Function<EntryRef, Optional<Entry>> entries) {
    this(catalogs, entries, SiteLinks.NONE);
  }

  /**
   * @param catalogs finds a catalog by its id
   * @param entries finds an entry by its name, for the titles of related codes
   * @param links the addresses of entries' pages
   */
  public CardWriter(
      Function<String, Optional<Catalog>> catalogs,
      Function<EntryRef, Optional<Entry>> entries,
      SiteLinks links) {
    this.catalogs = catalogs;
    this.entries = entries;
    this.links = links;
  }

  /** The card of an entry for readers who know of one catalog alone. */
  public EntryCard write(Entry entry, Lang lang) {
    return write(entry, lang, false);
  }

  /**
   * @param namesCatalog whether the card says which catalog the entry is of
   */
  EntryCard write(Entry entry, Lang lang, boolean namesCatalog) {
    Layout layout = new Layout(Words.of(CardWriter.class, lang), lang);
    Optional<Catalog> catalog = catalogs.apply(entry.ref().catalog());
    layout.meaning(entry);
    layout.text(Part.CAUSE, entry.texts(), Field.CAUSE);
    layout.text(Part.ACTION, entry.texts(), Field.ACTION);
    layout.notes(entry.texts());
    layout.links(entry.links());
    layout.limits(entry.limits());
    layout.facts(entry, catalog);
    layout.symbols(entry);
    catalog.filter(one -> namesCatalog).ifPresent(one -> layout.catalog(catalogTitle(one, lang)));
    return new EntryCard(
        entry.ref(),
        lang,
        layout.title(entry),
        entry.retired(),
        entry.variants().stream()
            .flatMap(variant -> variant.message(lang).stream())
            .distinct()
            .toList(),
        layout.sections,
        related(entry, lang),
        catalog.flatMap(Catalog::source),
        notice(entry, catalog, lang),
        layout.fallback,
        links.page(entry.ref(), lang, catalog.map(Catalog::settings).orElse(CatalogSettings.NONE)));
  }

  static String catalogTitle(Catalog catalog, Lang lang) {
    return catalog.texts().bestInAnyLanguage(Field.TITLE, lang).orElse(catalog.id());
  }

  private List<Option> related(Entry entry, Lang lang) {
    Words words = Words.of(CardWriter.class, lang);
    return entry.relations().stream()
        .map(
            relation -> {
              EntryRef ref = new EntryRef(entry.ref().catalog(), relation.code());
              String title = entries.apply(ref).map(other -> other.title(lang)).orElse("");
              return new Option(ref, title, words.say("relation." + relation.kind().tag()));
            })
        .toList();
  }

  private static Optional<String> notice(Entry entry, Optional<Catalog> catalog, Lang lang) {
    Optional<String> retired =
        catalog
            .filter(Catalog::retired)
            .map(
                known ->
                    Words.of(CardWriter.class, lang)
                        .say("notice.retired-catalog", catalogTitle(known, lang)));
    Optional<String> own = ownNotice(entry, catalog, lang);
    return retired.isPresent() && own.isPresent()
        ? Optional.of(retired.get() + "\n" + own.get())
        : retired.or(() -> own);
  }

  private static Optional<String> ownNotice(Entry entry, Optional<Catalog> catalog, Lang lang) {
    return catalog
        .flatMap(known -> known.texts().bestInAnyLanguage(Field.NOTICE, lang))
        .map(
            notice ->
                catalog
                    .flatMap(Catalog::adviceUntil)
                    .filter(date -> entry.vendorAdvice())
                    .map(
                        date ->
                            notice
                                + (lang == Lang.EN ? " " : "")
                                + Words.of(CardWriter.class, lang).say("notice.advice-until", date))
                    .orElse(notice));
  }

  /** The sections so far. */
  private static final class Layout {
    private static final int MOST_SYMBOLS = 3;

    private final Words words;
    private final Lang lang;
    private final List<Section> sections = new ArrayList<>();
    private boolean fallback;

    Layout(Words words, Lang lang) {
      this.words = words;
      this.lang = lang;
    }

    String title(Entry entry) {
      if (entry.texts().best(Field.TITLE, lang).isEmpty()
          && entry.texts().best(Field.TITLE, lang.other()).isPresent()) {
        fallback = true;
      }
      return entry.title(lang);
    }

    /**
     * The entry's own meaning, then each variant's; each of several variants begins with its
     * message.
     */
    void meaning(Entry entry) {
      List<String> paragraphs = new ArrayList<>();
      text(entry.texts(), Field.MEANING).ifPresent(paragraphs::add);
      for (Variant variant : entry.variants()) {
        text(variant.texts(), Field.MEANING)
            .map(
                meaning ->
                    entry.variants().size() == 1
                        ? meaning
                        : variant
                            .message(lang)
                            .map(message -> words.say("meaning.of-message", message, meaning))
                            .orElse(meaning))
            .ifPresent(paragraphs::add);
      }
      add(Part.MEANING, String.join("\n", paragraphs), false);
    }

    void text(Part part, Texts texts, Field field) {
      text(texts, field).ifPresent(body -> add(part, body, false));
    }

    /** A team's own notes, shown in addition to imported texts. */
    void notes(Texts texts) {
      String both =
          Stream.of(Origin.OWN, Origin.UPSTREAM)
              .flatMap(origin -> texts.of(Field.NOTE, lang, origin).stream())
              .distinct()
              .collect(Collectors.joining("\n"));
      if (both.isEmpty()) {
        text(Part.NOTE, texts, Field.NOTE);
      } else {
        add(Part.NOTE, both, false);
      }
    }

    /** The symbols that no message contains already. */
    void symbols(Entry entry) {
      String messages =
          entry.variants().stream()
              .flatMap(variant -> variant.message(lang).stream())
              .collect(Collectors.joining("\n"));
      add(
          Part.SYMBOL,
          entry.phrases().stream()
              .filter(phrase -> phrase.kind() == PhraseKind.SYMBOL)
              .map(Phrase::content)
              .filter(symbol -> !messages.contains(symbol) && !symbol.equals(entry.title(lang)))
              .distinct()
              .limit(MOST_SYMBOLS)
              .collect(Collectors.joining(", ")),
          true);
    }

    private Optional<String> text(Texts texts, Field field) {
      Optional<String> text = texts.best(field, lang);
      if (text.isEmpty() && texts.best(field, lang.other()).isPresent()) {
        fallback = true;
      }
      return texts.bestInAnyLanguage(field, lang);
    }

    void limits(List<Limit> limits) {
      String body =
          limits.stream()
              .map(
                  limit ->
                      words.say(
                          limit.period().isEmpty() ? "limit" : "limit.per",
                          limit.what(lang),
                          limit.amount(),
                          unit(limit.unit()),
                          period(limit.period())))
              .collect(Collectors.joining("\n"));
      add(Part.LIMITS, body, false);
    }

    private String unit(String unit) {
      String key = "unit." + unit;
      return words.has(key) ? words.say(key) : unit;
    }

    private String period(String period) {
      String[] parts = period.split(" ", 2);
      String key = "period." + parts[parts.length - 1];
      return parts.length == 2 && words.has(key) ? words.say(key, parts[0]) : period;
    }

    void links(List<Link> links) {
      add(
          Part.LINKS,
          links.stream()
              .map(link -> link.label() + " " + link.url())
              .collect(Collectors.joining("\n")),
          false);
    }

    void facts(Entry entry, Optional<Catalog> catalog) {
      if (entry.retry() != Retry.UNKNOWN) {
        add(Part.RETRY, words.say("retry." + entry.retry().tag()), true);
      }
      if (entry.mender() != Mender.UNKNOWN) {
        add(Part.MENDER, words.say("mender." + entry.mender().tag()), true);
      }
      entry
          .module()
          .flatMap(id -> catalog.flatMap(known -> known.module(id)))
          .map(CatalogModule::texts)
          .flatMap(texts -> texts.bestInAnyLanguage(Field.TITLE, lang))
          .ifPresent(module -> add(Part.MODULE, module, true));
    }

    void catalog(String title) {
      add(Part.CATALOG, title, true);
    }

    private void add(Part part, String body, boolean brief) {
      if (!body.isEmpty()) {
        String heading = words.say("part." + part.name().toLowerCase(Locale.ROOT));
        sections.add(new Section(part, heading, body, brief));
      }
    }
  }
}
