/**
 * Discord's messages: cards, buttons and their custom ids, cut to Discord's limits, in the reader's
 * language.
 */
@NullMarked
package dev.errdict.bot.discord.paint;

import org.jspecify.annotations.NullMarked;
