@NullMarked
package dev.errdict.db;

import org.jspecify.annotations.NullMarked;
