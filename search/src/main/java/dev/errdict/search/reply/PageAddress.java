package dev.errdict.search.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.words.Lang;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an entry's page is on the catalog's web site. The address depends on the entry's name
 * alone, so that a chat links to it without knowing the site. It consists of characters that need
 * no escape in addresses (RFC 3986, 2.3) and in the file names of every system: any other character
 * becomes {@code ~} and two hexadecimal digits for each byte of its UTF-8 form.
 */
public final class PageAddress {
  /** The longest folder name, in characters. */
  private static final int LONGEST = 100;

  private static final int KEPT_OF_LONG = 40;
  private static final int HASH_BYTES = 10;

  /** Windows opens a device for these names, with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** The site's own folders, and the file beside the codes' folders. */
  private static final Set<String> RESERVED =
      Set.of("en", "zh", "assets", "codes", "modules", "index.html");

  private PageAddress() {}

  /** The path from the site's root to the page, such as {@code leancloud/4303/en/}. */
  public static String path(EntryRef ref, Lang lang) {
    return folder(ref.catalog()) + "/" + folder(ref.code()) + "/" + (lang == Lang.EN ? "en/" : "");
  }

  /**
   * A folder's name for a code or a catalog: different texts have different names, except that some
   * file systems ignore case.
   *
   * @return 1 to 100 of {@code A-Z a-z 0-9 - _ . ~}; never begins or ends with a dot
   */
  public static String folder(String text) {
    StringBuilder name = new StringBuilder();
    byte[] bytes = text.getBytes(UTF_8);
    boolean reserved =
        RESERVED.contains(text.toLowerCase(Locale.ROOT)) || DEVICE.matcher(text).matches();
    for (int i = 0; i < bytes.length; i++) {
      boolean edge = i == 0 || i == bytes.length - 1;
      char one = (char) (bytes[i] & 0xff);
      if (isPlain(one, edge) && !(reserved && i == 0)) {
        name.append(one);
      } else {
        name.append('~').append(HexFormat.of().toHexDigits(bytes[i]));
      }
    }
    if (name.isEmpty()) {
      return "~";
    }
    // No code is encoded with "~~": an encoded one has a digit after each "~".
    return name.length() <= LONGEST
        ? name.toString()
        : name.substring(0, KEPT_OF_LONG) + "~~" + hash(bytes);
  }

  private static boolean isPlain(char one, boolean edge) {
    return (one >= '0' && one <= '9')
        || (one >= 'a' && one <= 'z')
        || (one >= 'A' && one <= 'Z')
        || one == '-'
        || one == '_'
        || (one == '.' && !edge);
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
