@NullMarked
package dev.errdict.admin.site;

import org.jspecify.annotations.NullMarked;
