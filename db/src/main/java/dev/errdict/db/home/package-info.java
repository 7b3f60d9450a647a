/** Where a store is: the home's folder, and the server of a database outside of it. */
@NullMarked
package dev.errdict.db.home;

import org.jspecify.annotations.NullMarked;
