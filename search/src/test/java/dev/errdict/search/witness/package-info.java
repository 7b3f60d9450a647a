@org.jspecify.annotations.NullMarked
package dev.errdict.search.witness;
