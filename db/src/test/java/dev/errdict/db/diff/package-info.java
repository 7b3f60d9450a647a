@NullMarked
package dev.errdict.db.diff;

import org.jspecify.annotations.NullMarked;
