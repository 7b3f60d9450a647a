/**
 * Changes to many entries, worked out before anything is written: imports, translations and undo.
 */
@NullMarked
package dev.errdict.db.plan;

import org.jspecify.annotations.NullMarked;
