package dev.errdict.admin.site;

import java.util.List;

/** A page of links: the catalogs of a site, or codes that differ only in case. */
record ChoicePage(Frame frame, String heading, String lead, List<Choice> choices) {
  /** One place. */
  record Choice(String name, String href, String detail, String note) {}
}
