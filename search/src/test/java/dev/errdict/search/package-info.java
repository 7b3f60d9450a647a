@NullMarked
package dev.errdict.search;

import org.jspecify.annotations.NullMarked;
