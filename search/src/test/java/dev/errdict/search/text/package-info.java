@NullMarked
package dev.errdict.search.text;

import org.jspecify.annotations.NullMarked;
