package dev.errdict.admin.site;

import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import dev.errdict.search.reply.CardWriter;
import java.util.Optional;

/**
 * The frame of every page.
 *
 * @param usual the default language
 * @param title of the document, shown by browsers and search engines
 * @param description a sentence or two for search engines and link previews
 * @param root the relative or absolute address of the site's root
 * @param place of the page
 * @param baseUrl of the site; empty when unknown
 * @param canonical the address of the page for search engines
 * @param data JSON-LD that is safe within a script element; empty for none
 * @param article whether the page is about one thing, rather than a list
 */
record Frame(
    Lang lang,
    Lang usual,
    String siteTitle,
    String title,
    String description,
    String root,
    Place place,
    Optional<String> baseUrl,
    Place canonical,
    String data,
    boolean article,
    Assets assets) {
  /** A sentence of the site's bundles. */
  String say(String key, Object... arguments) {
    return Words.of(Frame.class, lang).say(key, arguments);
  }

  /** A sentence of the bundles shared with chat and terminal. */
  String shared(String key, Object... arguments) {
    return Words.of(CardWriter.class, lang).say(key, arguments);
  }

  /** The HTML language tag. */
  String htmlLang() {
    return htmlLang(lang);
  }

  static String htmlLang(Lang lang) {
    return lang == Lang.ZH ? "zh-Hans" : "en";
  }

  String asset(String name) {
    return root + assets.path(name);
  }

  String home() {
    return root + Place.home(lang).path();
  }

  /** This page in the other language. */
  String otherLanguage() {
    return root + place.in(lang.other()).path();
  }

  /** The absolute address of the page in a language; a relative one where no base is known. */
  String url(Lang of) {
    return baseUrl.orElse(root) + canonical.in(of).path();
  }

  boolean isPublic() {
    return baseUrl.isPresent();
  }
}
