package dev.errdict.admin.site;

import java.util.List;

/**
 * The page for a missing address, in both languages, since the address may not contain the
 * language.
 */
record NotFoundPage(Frame frame, List<Frame> languages) {}
