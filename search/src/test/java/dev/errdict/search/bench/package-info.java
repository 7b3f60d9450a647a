/**
 * Benchmarks of the search: {@code bin/bench}; what they gave stands in {@code docs/benchmarks.md}.
 */
@NullMarked
package dev.errdict.search.bench;

import org.jspecify.annotations.NullMarked;
