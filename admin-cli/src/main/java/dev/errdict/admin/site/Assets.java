package dev.errdict.admin.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.zip.CRC32;

/** The styles and scripts, which are the same in every site of this build. */
final class Assets {
  private static final List<String> NAMES =
      List.of("site.css", "theme.js", "site.js", "search.js", "minisearch.js", "icon.svg");
  private static final String FOLDER = "assets/";

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();

  Assets() {
    for (String name : NAMES) {
      byte[] bytes = read(FOLDER + name);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      files.put(FOLDER + name, bytes);
      versions.put(name, String.format(Locale.ROOT, "%08x", crc.getValue()));
    }
  }

  private static byte[] read(String name) {
    try (InputStream stream = Assets.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new MissingResourceException("not in the build", Assets.class.getName(), name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address from the site's root; it changes with the file, so that caches are not used. */
  String path(String name) {
    return FOLDER + name + "?v=" + versions.get(name);
  }

  void write(SiteSink sink) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      sink.write(file.getKey(), file.getValue());
    }
    sink.write(FOLDER + "minisearch-LICENSE.txt", read(FOLDER + "minisearch-LICENSE.txt"));
    // Otherwise GitHub Pages treats the site as a Jekyll site and leaves out some files.
    sink.write(".nojekyll", "".getBytes(UTF_8));
  }
}
