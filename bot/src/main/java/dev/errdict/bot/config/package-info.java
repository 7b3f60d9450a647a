/** Where every setting of errdict-bot comes from: options, environment, file. */
@NullMarked
package dev.errdict.bot.config;

import org.jspecify.annotations.NullMarked;
