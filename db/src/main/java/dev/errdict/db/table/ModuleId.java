package dev.errdict.db.table;

import dev.errdict.db.catalog.CatalogModule;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Makes a module's id from its name in a list. */
final class ModuleId {
  private ModuleId() {}

  /**
   * The letters and digits of a name in lower case, the rest as hyphens. A name that is too long,
   * or has neither letters nor digits, ends with a checksum of itself, so that different names have
   * different ids and the same name has the same one in each import.
   *
   * @return 1 to {@link CatalogModule#MAX_ID} characters
   */
  static String of(String name) {
    String id =
        name.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    if (!id.isEmpty() && id.length() <= CatalogModule.MAX_ID) {
      return id;
    }
    CRC32 checksum = new CRC32();
    checksum.update(name.strip().getBytes(StandardCharsets.UTF_8));
    String end = "%08x".formatted(checksum.getValue());
    if (id.isEmpty()) {
      return end;
    }
    int kept = CatalogModule.MAX_ID - end.length() - 1;
    if (Character.isLowSurrogate(id.charAt(kept))) {
      kept--;
    }
    return id.substring(0, kept).replaceAll("-$", "") + "-" + end;
  }
}
