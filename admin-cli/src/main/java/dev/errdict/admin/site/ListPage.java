package dev.errdict.admin.site;

import java.util.List;
import java.util.Optional;

/**
 * A catalog's codes, grouped by module or not.
 *
 * @param otherOrder a link to the same codes in the other order; empty in a catalog without modules
 * @param jumps links to the modules, if there are several
 * @param pages of a long list, this one without an address; empty when there is one page only
 */
record ListPage(
    Frame frame,
    String heading,
    int size,
    Optional<String> notice,
    Optional<EntryPage.Link> source,
    boolean byModule,
    Optional<EntryPage.Link> otherOrder,
    List<EntryPage.Link> jumps,
    List<Group> groups,
    List<EntryPage.Link> pages) {

  /** Rows under a heading; the heading is empty where there is no module. */
  record Group(String id, String heading, List<Row> rows) {}

  /** One entry. */
  record Row(
      String code, String href, EntryPage.Text title, EntryPage.Text message, boolean retired) {}
}
