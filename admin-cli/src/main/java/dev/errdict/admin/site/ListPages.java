package dev.errdict.admin.site;

import dev.errdict.admin.site.EntryPage.Link;
import dev.errdict.admin.site.ListPage.Group;
import dev.errdict.admin.site.ListPage.Row;
import dev.errdict.db.catalog.CatalogModule;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.PageAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A catalog's lists: by module and by code, on several pages when they are long. */
final class ListPages {
  static final int ROWS = 1000;

  private final Frames frames;
  private final SiteContent.Shown shown;
  private final SharedFolders shared;
  private final List<Entry> byModule;

  ListPages(Frames frames, SiteContent.Shown shown, SharedFolders shared) {
    this.frames = frames;
    this.shown = shown;
    this.shared = shared;
    List<String> order = shown.catalog().modules().stream().map(CatalogModule::id).toList();
    this.byModule =
        shown.entries().stream()
            .sorted(
                Comparator.comparingInt(
                    entry -> {
                      int at = order.indexOf(entry.module().orElse(""));
                      return at < 0 ? Integer.MAX_VALUE : at;
                    }))
            .toList();
  }

  /** How many pages each list has. */
  int pages() {
    return Math.max(1, (shown.entries().size() + ROWS - 1) / ROWS);
  }

  /** The place of a list's page, counted from 0. */
  Place place(boolean modules, int page, Lang lang) {
    Place catalog = Place.of(shown, lang);
    if (modules) {
      return page == 0 ? catalog : catalog.within("modules").within("p" + (page + 1));
    }
    Place codes = catalog.within("codes");
    return page == 0 ? codes : codes.within("p" + (page + 1));
  }

  ListPage write(boolean modules, int page, Lang lang) {
    return write(modules, page, place(modules, page, lang));
  }

  /**
   * @param at the place of the page, which may also be the site's root
   */
  ListPage write(boolean modules, int page, Place at) {
    Lang lang = at.lang();
    List<Entry> all = modules ? byModule : shown.entries();
    List<Entry> here = all.subList(page * ROWS, Math.min(all.size(), (page + 1) * ROWS));
    String title = shown.title(lang);
    Optional<String> notice =
        shown.catalog().texts().bestInAnyLanguage(Field.NOTICE, lang).map(EntryPages::clean);
    String order = say(lang, modules ? "list.by-module" : "list.by-code");
    return new ListPage(
        frames.of(
            at,
            place(modules, page, lang),
            modules && page == 0 ? title : title + " · " + order,
            notice.orElse(say(lang, "list.description", title, all.size()))),
        title,
        all.size(),
        notice,
        shown
            .catalog()
            .source()
            .map(source -> new Link(EntryPages.clean(source), WebAddress.safe(source))),
        modules,
        otherOrder(modules, at),
        modules ? jumps(at) : List.of(),
        modules ? groups(here, at) : List.of(new Group("all", "", rows(here, at))),
        pager(modules, page, at));
  }

  private Optional<Link> otherOrder(boolean modules, Place at) {
    Lang lang = at.lang();
    return shown.catalog().modules().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Link(
                say(lang, modules ? "list.by-code" : "list.by-module"),
                at.to(place(!modules, 0, lang))));
  }

  /** The modules that have entries, each with the address of its heading. */
  private List<Link> jumps(Place at) {
    Map<String, Integer> first =
        IntStream.range(0, byModule.size())
            .boxed()
            .collect(
                Collectors.toMap(
                    index -> byModule.get(index).module().orElse(""), index -> index, Math::min));
    return shown.catalog().modules().stream()
        .filter(module -> first.containsKey(module.id()))
        .map(
            module -> {
              Place page = place(true, first.getOrDefault(module.id(), 0) / ROWS, at.lang());
              boolean here = page.equals(place(true, 0, at.lang()));
              return new Link(
                  heading(module.id(), at.lang()),
                  (here ? "" : at.to(page)) + "#" + anchor(module.id()));
            })
        .toList();
  }

  private List<Group> groups(List<Entry> entries, Place at) {
    List<Group> groups = new ArrayList<>();
    int from = 0;
    while (from < entries.size()) {
      String module = known(entries.get(from));
      int to = from;
      while (to < entries.size() && known(entries.get(to)).equals(module)) {
        to++;
      }
      groups.add(
          new Group(
              anchor(module), heading(module, at.lang()), rows(entries.subList(from, to), at)));
      from = to;
    }
    return groups;
  }

  /** The entry's module; empty when the catalog does not define it. */
  private String known(Entry entry) {
    return entry.module().filter(id -> shown.catalog().module(id).isPresent()).orElse("");
  }

  private String heading(String module, Lang lang) {
    return shown
        .catalog()
        .module(module)
        .map(known -> known.texts().bestInAnyLanguage(Field.TITLE, lang).orElse(module))
        .map(EntryPages::clean)
        .orElseGet(() -> shown.catalog().modules().isEmpty() ? "" : say(lang, "list.no-module"));
  }

  /** The fragment that names a module's heading. */
  static String anchor(String module) {
    return module.isEmpty() ? "other" : "m-" + PageAddress.folder(module);
  }

  private List<Row> rows(List<Entry> entries, Place at) {
    return entries.stream()
        .map(
            entry ->
                new Row(
                    EntryPages.clean(entry.code()),
                    at.to(shared.place(entry, at.lang())),
                    EntryPages.text(EntryPages.clean(entry.title(at.lang())), at.lang()),
                    EntryPages.text(messages(entry), at.lang()),
                    entry.retired()))
        .toList();
  }

  private static String messages(Entry entry) {
    return entry.variants().stream()
        .flatMap(variant -> variant.message().stream())
        .map(EntryPages::clean)
        .collect(Collectors.joining(" / "));
  }

  private List<Link> pager(boolean modules, int page, Place at) {
    return pages() == 1
        ? List.of()
        : IntStream.range(0, pages())
            .mapToObj(
                number ->
                    new Link(
                        Integer.toString(number + 1),
                        number == page ? "" : at.to(place(modules, number, at.lang()))))
            .toList();
  }

  private static String say(Lang lang, String key, Object... arguments) {
    return Words.of(ListPages.class, lang).say(key, arguments);
  }
}
