package dev.errdict.admin.site;

import java.util.List;

/**
 * What is shown for an address that the site does not have: in both languages, since the address
 * may tell neither.
 */
record LostPage(Frame frame, List<Frame> languages) {}
