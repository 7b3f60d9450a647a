/** What differs between two versions of an entry, field by field, and how two edits become one. */
@NullMarked
package dev.errdict.db.diff;

import org.jspecify.annotations.NullMarked;
