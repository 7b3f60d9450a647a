/**
 * A server on the loopback that speaks Discord's gateway and REST API, version 10, strictly enough
 * for a real client to be tested against it: it refuses what Discord refuses, records what it was
 * asked, and fails on demand.
 *
 * @see <a href="https://discord.com/developers/docs/reference">Discord's API reference</a>
 */
@NullMarked
package dev.errdict.bot.discord.server;

import org.jspecify.annotations.NullMarked;
