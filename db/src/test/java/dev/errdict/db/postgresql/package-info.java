@NullMarked
package dev.errdict.db.postgresql;

import org.jspecify.annotations.NullMarked;
