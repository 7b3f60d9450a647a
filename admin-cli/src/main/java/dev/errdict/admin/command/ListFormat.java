package dev.errdict.admin.command;

import dev.errdict.db.words.Tagged;

/** What a list can be printed as. */
public enum ListFormat implements Tagged {
  TABLE,
  CSV,
  JSON,
  YAML
}
