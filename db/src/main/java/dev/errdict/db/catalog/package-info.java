/** A catalog and its entries: records without behaviour of their own. */
@NullMarked
package dev.errdict.db.catalog;

import org.jspecify.annotations.NullMarked;
