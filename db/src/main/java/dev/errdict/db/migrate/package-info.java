/** The schema of this build, on every engine. */
@NullMarked
package dev.errdict.db.migrate;

import org.jspecify.annotations.NullMarked;
