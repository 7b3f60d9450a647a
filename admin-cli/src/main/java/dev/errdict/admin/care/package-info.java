/** The maintenance commands of a home: its database, its index, and its shipped catalogs. */
@NullMarked
package dev.errdict.admin.care;

import org.jspecify.annotations.NullMarked;
