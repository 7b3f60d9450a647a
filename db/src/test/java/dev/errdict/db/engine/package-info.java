/** The engines that a store's tests run on. */
@NullMarked
package dev.errdict.db.engine;

import org.jspecify.annotations.NullMarked;
