/** The catalog as a web site: pages, search in the page, and the folder that holds them. */
@NullMarked
package dev.errdict.admin.site;

import org.jspecify.annotations.NullMarked;
