package dev.errdict.admin.site;

import dev.errdict.admin.site.EntryPage.Fact;
import dev.errdict.admin.site.EntryPage.Link;
import dev.errdict.admin.site.EntryPage.Part;
import dev.errdict.admin.site.EntryPage.Related;
import dev.errdict.admin.site.EntryPage.Text;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.CardWriter;
import dev.errdict.search.reply.EntryCard;
import dev.errdict.search.reply.EntryCard.Section;
import dev.errdict.search.terminal.TerminalText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the pages of a catalog's entries, with the same bundles as the other doors. */
final class EntryPages {
  private final Frames frames;
  private final SiteContent.Shown shown;
  private final Map<EntryRef, Entry> entries;
  private final CardWriter cards;
  private final SharedFolders shared;

  EntryPages(Frames frames, SiteContent.Shown shown, SharedFolders shared) {
    this.frames = frames;
    this.shown = shown;
    this.shared = shared;
    this.entries = shown.entries().stream().collect(Collectors.toMap(Entry::ref, entry -> entry));
    this.cards =
        new CardWriter(
            id -> Optional.of(shown.catalog()), ref -> Optional.ofNullable(entries.get(ref)));
  }

  /**
   * @param at the entry's place among the catalog's
   */
  EntryPage write(int at, Lang lang) {
    Entry entry = shown.entries().get(at);
    EntryCard card = cards.write(entry, lang);
    Place place = shared.place(entry, lang);
    String code = clean(entry.code());
    String title = clean(card.title());
    String description = description(card);
    Frame frame =
        frames.ofArticle(
            place,
            title.equals(code) ? code : code + " " + title,
            description,
            StructuredData.of(
                entry,
                title,
                Frames.shorten(description),
                lang,
                frames.siteTitle(lang),
                shown.edited(entry.ref()),
                frames.url(place)));
    return new EntryPage(
        frame,
        new Link(shown.title(lang), place.to(Place.of(shown, lang))),
        module(entry, card, place),
        code,
        text(title, lang),
        card.retired(),
        card.messages().stream().map(message -> text(clean(message), lang)).toList(),
        card.sections().stream()
            .filter(EntryPages::isText)
            .map(section -> part(section, lang))
            .toList(),
        card.sections().stream()
            .filter(EntryPages::isFact)
            .map(section -> new Fact(section.heading(), clean(section.body()).lines().toList()))
            .toList(),
        entry.links().stream()
            .map(link -> new Link(clean(link.label()), WebAddress.safe(link.url())))
            .toList(),
        card.related().stream().map(option -> related(option, place, lang)).toList(),
        neighbour(at - 1, place, lang),
        neighbour(at + 1, place, lang),
        shown.edited(entry.ref()).map(date -> say(lang, "edited", date)).orElse(""),
        card.source().map(source -> new Link(clean(source), WebAddress.safe(source))),
        card.notice().map(EntryPages::clean),
        card.fallback());
  }

  private static boolean isFact(Section section) {
    return switch (section.part()) {
      case RETRY, MENDER, LIMITS, SYMBOL -> true;
      case MEANING, CAUSE, ACTION, NOTE, MODULE, CATALOG, LINKS -> false;
    };
  }

  private static boolean isText(Section section) {
    return switch (section.part()) {
      case MEANING, CAUSE, ACTION, NOTE -> true;
      case RETRY, MENDER, LIMITS, SYMBOL, MODULE, CATALOG, LINKS -> false;
    };
  }

  /** The module's heading in the catalog's list. */
  private Optional<Link> module(Entry entry, EntryCard card, Place place) {
    return card.sections().stream()
        .filter(section -> section.part() == EntryCard.Part.MODULE)
        .findFirst()
        .map(
            section ->
                new Link(
                    clean(section.body()),
                    place.to(Place.of(shown, place.lang()))
                        + "#"
                        + ListPages.anchor(entry.module().orElse(""))));
  }

  private static Part part(Section section, Lang lang) {
    return new Part(
        section.part().name().toLowerCase(Locale.ROOT),
        section.heading(),
        clean(section.body())
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> text(line, lang))
            .toList());
  }

  private Related related(dev.errdict.search.reply.Option option, Place place, Lang lang) {
    Optional<Entry> target = Optional.ofNullable(entries.get(option.ref()));
    return new Related(
        clean(option.ref().code()),
        text(clean(option.title()), lang),
        option.why(),
        target.map(entry -> place.to(shared.place(entry, lang))).orElse(""));
  }

  private Optional<Link> neighbour(int at, Place place, Lang lang) {
    if (at < 0 || at >= shown.entries().size()) {
      return Optional.empty();
    }
    Entry entry = shown.entries().get(at);
    return Optional.of(new Link(clean(entry.code()), place.to(shared.place(entry, lang))));
  }

  private static String description(EntryCard card) {
    return clean(
        card.sections().stream()
            .filter(section -> !section.brief())
            .map(Section::body)
            .findFirst()
            .or(() -> card.messages().stream().findFirst())
            .orElse(card.title()));
  }

  /** A text with its language, if it can be detected. */
  static Text text(String body, Lang lang) {
    boolean letters = body.codePoints().anyMatch(Character::isLetter);
    return new Text(body, Frame.htmlLang(letters ? Lang.ofScript(body) : lang));
  }

  /** The text without control and bidirectional characters. */
  static String clean(String text) {
    return TerminalText.clean(text);
  }

  private static String say(Lang lang, String key, Object... arguments) {
    return Words.of(EntryPages.class, lang).say(key, arguments);
  }
}
