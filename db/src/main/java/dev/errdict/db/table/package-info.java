/** Tables from elsewhere (CSV, Markdown, lists, JSON and YAML rows) and the entries in them. */
@NullMarked
package dev.errdict.db.table;

import org.jspecify.annotations.NullMarked;
