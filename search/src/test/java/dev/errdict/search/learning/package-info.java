@NullMarked
package dev.errdict.search.learning;

import org.jspecify.annotations.NullMarked;
