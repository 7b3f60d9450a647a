package dev.errdict.admin.command;

import dev.errdict.db.words.Tagged;

/** The formats of a list. */
public enum ListFormat implements Tagged {
  TABLE,
  CSV,
  JSON,
  YAML
}
