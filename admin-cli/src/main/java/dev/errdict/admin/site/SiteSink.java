package dev.errdict.admin.site;

import java.io.IOException;

/** Where a site's files go. Safe for use by several threads. */
interface SiteSink {
  /**
   * @param path from the site's root, with slashes
   */
  void write(String path, byte[] content) throws IOException;
}
