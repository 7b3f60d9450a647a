@NullMarked
package dev.errdict.db.exchange;

import org.jspecify.annotations.NullMarked;
