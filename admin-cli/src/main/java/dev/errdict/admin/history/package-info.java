/** What has happened to the catalogs: who changed what, when and why. */
@NullMarked
package dev.errdict.admin.history;

import org.jspecify.annotations.NullMarked;
