/** The catalogs that the release ships: seeding, three-way merge and its conflicts. */
@NullMarked
package dev.errdict.db.upstream;

import org.jspecify.annotations.NullMarked;
