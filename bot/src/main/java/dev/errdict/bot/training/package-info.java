/** A bot's first run after a build, from which the JVM makes its AOT cache. */
@NullMarked
package dev.errdict.bot.training;

import org.jspecify.annotations.NullMarked;
