@NullMarked
package dev.errdict.search.code;

import org.jspecify.annotations.NullMarked;
