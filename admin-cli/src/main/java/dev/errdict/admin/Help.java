package dev.errdict.admin;

import dev.errdict.db.words.Lang;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of {@code --help}: picocli looks them up by command and option. */
final class Help {
  private Help() {}

  static ResourceBundle in(Lang lang) {
    return ResourceBundle.getBundle(
        Help.class.getPackageName() + ".help",
        Locale.of(lang.tag()),
        Help.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
