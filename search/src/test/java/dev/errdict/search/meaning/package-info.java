@NullMarked
package dev.errdict.search.meaning;

import org.jspecify.annotations.NullMarked;
