package dev.errdict.db.upstream;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.rows.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * A repeatable migration that ships one catalog file: it runs again whenever the file's checksum
 * has changed.
 */
public final class ShippedCatalog implements JavaMigration {
  /** The folder of the migrations and the shipped catalogs in the class path. */
  public static final String RESOURCES = "dev/errdict/db/migrations";

  private static final List<String> SHIPPED = List.of("leancloud");

  private final String id;

  private ShippedCatalog(String id) {
    this.id = id;
  }

  public static List<ShippedCatalog> all() {
    return SHIPPED.stream().map(ShippedCatalog::new).toList();
  }

  /** Whether errdict ships a catalog with this id. */
  public static boolean isOne(String id) {
    return SHIPPED.contains(id);
  }

  /**
   * Changes whenever a migration or a shipped catalog changes; computed by the build, since reading
   * them all would slow down every start.
   */
  public static String buildStamp() {
    return text("stamp");
  }

  /** A resource that the build has written beside the migrations. */
  public static String text(String name) {
    return new String(resource(name), StandardCharsets.US_ASCII);
  }

  private byte[] file() {
    return resource("catalog/" + id + ".yaml");
  }

  private static byte[] resource(String name) {
    String path = "/" + RESOURCES + "/" + name;
    try (InputStream resource = ShippedCatalog.class.getResourceAsStream(path)) {
      if (resource == null) {
        throw new IllegalStateException("not in the build: " + path);
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String id() {
    return id;
  }

  CatalogDocument read() throws CatalogException {
    return CatalogReader.read(new StringReader(new String(file(), StandardCharsets.UTF_8)));
  }

  @Override
  public void migrate(Context context) throws CatalogException {
    new ShippedMerge(Sql.on(context.getConnection()), Clock.systemUTC()).receive(read());
  }

  @Override
  @SuppressWarnings("NullAway") // Flyway's way to say "repeatable"
  public @Nullable MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "catalog " + id;
  }

  @Override
  public Integer getChecksum() {
    CRC32 crc = new CRC32();
    crc.update(file());
    return (int) crc.getValue();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
