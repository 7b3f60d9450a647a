@NullMarked
package dev.errdict.db.store;

import org.jspecify.annotations.NullMarked;
