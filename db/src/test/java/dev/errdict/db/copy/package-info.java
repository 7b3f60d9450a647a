@NullMarked
package dev.errdict.db.copy;

import org.jspecify.annotations.NullMarked;
