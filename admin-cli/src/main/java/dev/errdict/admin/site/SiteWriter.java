package dev.errdict.admin.site;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Field;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Writes all files of a site. The same content and options give the same bytes. */
final class SiteWriter {
  private static final String INDEX = "index.html";

  private final SiteContent content;
  private final Frames frames;
  private final SiteOptions options;
  private final Assets assets = new Assets();
  private final Pages pages = new Pages();

  SiteWriter(SiteContent content, SiteOptions options) {
    this.content = content;
    this.options = options;
    this.frames = new Frames(options, content, assets);
  }

  void write(SiteSink sink) throws IOException {
    assets.write(sink);
    new SearchShards(content).write(sink);
    new SiteFiles(content, options).write(sink);
    home(Place.front(content.language()), sink);
    for (Lang lang : Lang.values()) {
      home(Place.home(lang), sink);
    }
    for (SiteContent.Shown shown : content.catalogs()) {
      SharedFolders shared = new SharedFolders(shown.entries());
      lists(shown, shared, sink);
      entries(shown, shared, sink);
      choices(shared, sink);
    }
    List<Frame> languages =
        Arrays.stream(Lang.values())
            .map(lang -> frames.anywhere(lang, say(lang, "lost.title")))
            .toList();
    sink.write("404.html", pages.html(new NotFoundPage(languages.getFirst(), languages)));
  }

  /** Writes the list of the only catalog, or a page of links to catalogs. */
  private void home(Place home, SiteSink sink) throws IOException {
    Lang lang = home.lang();
    if (content.catalogs().size() == 1) {
      SiteContent.Shown only = content.catalogs().getFirst();
      ListPages lists = new ListPages(frames, only, new SharedFolders(only.entries()));
      sink.write(home.path() + INDEX, pages.html(lists.write(true, 0, home)));
      return;
    }
    String title = frames.siteTitle(lang);
    sink.write(
        home.path() + INDEX,
        pages.html(
            new ChoicePage(
                frames.of(home, Place.home(lang), title, say(lang, "home.lead")),
                title,
                say(lang, "home.lead"),
                content.catalogs().stream().map(shown -> choice(shown, home)).toList())));
  }

  private static ChoicePage.Choice choice(SiteContent.Shown shown, Place home) {
    return new ChoicePage.Choice(
        EntryPages.clean(shown.title(home.lang())),
        home.to(Place.of(shown, home.lang())),
        say(home.lang(), "list.size", shown.entries().size()),
        shown
            .catalog()
            .texts()
            .bestInAnyLanguage(Field.NOTICE, home.lang())
            .map(EntryPages::clean)
            .orElse(""));
  }

  private void lists(SiteContent.Shown shown, SharedFolders shared, SiteSink sink)
      throws IOException {
    ListPages lists = new ListPages(frames, shown, shared);
    for (Lang lang : Lang.values()) {
      for (boolean modules : List.of(true, false)) {
        for (int page = 0; page < lists.pages(); page++) {
          sink.write(
              lists.place(modules, page, lang).path() + INDEX,
              pages.html(lists.write(modules, page, lang)));
        }
      }
    }
  }

  private void entries(SiteContent.Shown shown, SharedFolders shared, SiteSink sink)
      throws IOException {
    EntryPages cards = new EntryPages(frames, shown, shared);
    try {
      IntStream.range(0, shown.entries().size())
          .parallel()
          .forEach(
              at -> {
                for (Lang lang : Lang.values()) {
                  EntryPage page = cards.write(at, lang);
                  try {
                    sink.write(page.frame().place().path() + INDEX, pages.html(page));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Writes the pages of links in folders that several codes share. */
  private void choices(SharedFolders shared, SiteSink sink) throws IOException {
    for (List<Entry> group : shared.groups()) {
      for (Lang lang : Lang.values()) {
        for (Entry entry : group) {
          Place at = Place.of(entry, lang);
          ChoicePage page =
              new ChoicePage(
                  frames.of(
                      at,
                      Place.of(group.getFirst(), lang),
                      EntryPages.clean(entry.code()),
                      say(lang, "case.lead")),
                  EntryPages.clean(group.getFirst().code()),
                  say(lang, "case.lead"),
                  group.stream()
                      .map(
                          one ->
                              new ChoicePage.Choice(
                                  EntryPages.clean(one.code()),
                                  at.to(shared.place(one, lang)),
                                  EntryPages.clean(one.title(lang)),
                                  ""))
                      .toList());
          sink.write(at.path() + INDEX, pages.html(page));
        }
      }
    }
  }

  private static String say(Lang lang, String key, Object... arguments) {
    return Words.of(SiteWriter.class, lang).say(key, arguments);
  }
}
