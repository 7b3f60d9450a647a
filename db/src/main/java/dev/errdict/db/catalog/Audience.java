package dev.errdict.db.catalog;

/**
 * Who gets an answer, and so which catalogs it may come from.
 *
 * @param server id of the chat server; 0 when the kind is another
 */
public record Audience(Kind kind, long server) {
  /** Where people are. */
  public enum Kind {
    /** At the data folder: they see every catalog. */
    OPERATOR,
    /** Outside of every chat server, such as in direct messages: they see what all may see. */
    PUBLIC,
    /** In a chat server. */
    SERVER
  }

  public static final Audience OPERATOR = new Audience(Kind.OPERATOR, 0);
  public static final Audience PUBLIC = new Audience(Kind.PUBLIC, 0);

  public static Audience ofServer(long id) {
    return new Audience(Kind.SERVER, id);
  }

  /** Whether this audience may know that the catalog exists. */
  public boolean sees(Catalog catalog) {
    return switch (kind) {
      case OPERATOR -> true;
      case PUBLIC -> catalog.settings().servers().isEmpty();
      case SERVER -> catalog.settings().isVisibleTo(server);
    };
  }
}
