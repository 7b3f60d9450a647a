package dev.errdict.admin.site;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.words.Lang;
import dev.errdict.search.reply.PageAddress;

/**
 * The address of a page.
 *
 * @param folder from the site's root, empty or ending with a slash, without the language
 * @param isFront whether it is the root itself, which shows the home page in one language
 */
record Place(String folder, Lang lang, boolean isFront) {
  Place(String folder, Lang lang) {
    this(folder, lang, false);
  }

  static Place front(Lang lang) {
    return new Place("", lang, true);
  }

  static Place home(Lang lang) {
    return new Place("", lang);
  }

  static Place of(SiteContent.Shown catalog, Lang lang) {
    return new Place(PageAddress.folder(catalog.id()) + "/", lang);
  }

  static Place of(Entry entry, Lang lang) {
    return new Place(PageAddress.path(entry.ref(), Lang.ZH), lang);
  }

  Place within(String name) {
    return new Place(folder + name + "/", lang);
  }

  Place in(Lang other) {
    return new Place(folder, other);
  }

  /** The path from the site's root, ending with a slash unless it is the root. */
  String path() {
    if (isFront) {
      return "";
    }
    return folder.isEmpty() || lang == Lang.EN ? folder + lang.tag() + "/" : folder;
  }

  /** The relative address of the site's root. */
  String root() {
    String up = "../".repeat((int) path().chars().filter(one -> one == '/').count());
    return up.isEmpty() ? "./" : up;
  }

  /** A relative address from here to another page. */
  String to(Place other) {
    return root() + other.path();
  }
}
