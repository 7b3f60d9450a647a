@NullMarked
package dev.errdict.search.rank;

import org.jspecify.annotations.NullMarked;
