@NullMarked
package dev.errdict.db.learning;

import org.jspecify.annotations.NullMarked;
