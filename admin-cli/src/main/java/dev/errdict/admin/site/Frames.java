package dev.errdict.admin.site;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.util.Optional;

/** Makes the frames of one site's pages. */
final class Frames {
  /** The length of a description in link previews of chats. */
  private static final int DESCRIPTION = 200;

  private final SiteOptions options;
  private final SiteContent content;
  private final Assets assets;

  Frames(SiteOptions options, SiteContent content, Assets assets) {
    this.options = options;
    this.content = content;
    this.assets = assets;
  }

  /** The requested title, else that of the only catalog, else a general one. */
  String siteTitle(Lang lang) {
    return options
        .title()
        .orElseGet(
            () ->
                content.catalogs().size() == 1
                    ? content.catalogs().getFirst().title(lang)
                    : Words.of(Frames.class, lang).say("site.title"));
  }

  Frame of(Place place, String title, String description) {
    return of(place, place, title, description);
  }

  /**
   * @param canonical the address that search engines should keep, where two show the same
   */
  Frame of(Place place, Place canonical, String title, String description) {
    return frame(place, canonical, place.root(), title, description, "", false);
  }

  Frame ofArticle(Place place, String title, String description, String data) {
    return frame(place, place, place.root(), title, description, data, true);
  }

  /** For a page that is shown at any address, so its links begin at the server's root. */
  Frame anywhere(Lang lang, String title) {
    Place home = Place.home(lang);
    return frame(home, home, options.basePath(), title, "", "", false);
  }

  private Frame frame(
      Place place,
      Place canonical,
      String root,
      String title,
      String description,
      String data,
      boolean article) {
    String site = siteTitle(place.lang());
    return new Frame(
        place.lang(),
        content.language(),
        site,
        title.isEmpty() || title.equals(site) ? site : title + " · " + site,
        shorten(description),
        root,
        place,
        options.baseUrl(),
        canonical,
        data,
        article,
        assets);
  }

  Optional<String> url(Place place) {
    return options.baseUrl().map(base -> base + place.path());
  }

  static String shorten(String text) {
    String line = text.replace('\n', ' ').strip();
    if (line.length() <= DESCRIPTION) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(DESCRIPTION - 2)) ? 2 : 1;
    return line.substring(0, DESCRIPTION - end) + "…";
  }
}
