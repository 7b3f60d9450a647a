import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Build step: runs the real migrations on an H2 in memory and writes jOOQ's classes for the schema
 * that results.
 */
class GenerateSchema {
  public static void main(String[] args) throws Exception {
    String migrations = args[0];
    String target = args[1];
    stamp(Path.of(migrations), Path.of(args[2]));
    forget(Path.of(migrations), Path.of(args[3]));
    Files.writeString(Path.of(args[2]).resolve("commit"), commit(Path.of(migrations)));
    if (new File(target).isDirectory() && newest(new File(migrations)) < newest(new File(target))) {
      return;
    }
    Logger.getLogger("").setLevel(Level.SEVERE);
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1");
    Flyway.configure()
        .dataSource(database)
        .locations("filesystem:" + migrations)
        .placeholders(Map.of("h2", "", "postgresql", "-- "))
        .load()
        .migrate();
    GenerationTool.generate(
        new Configuration()
            .withJdbc(new Jdbc().withUrl(database.getURL()))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.h2.H2Database")
                            .withInputSchema("PUBLIC")
                            .withOutputSchemaToDefault(true)
                            .withExcludes("flyway_schema_history"))
                    .withGenerate(new Generate().withRecords(true).withGeneratedAnnotation(false))
                    .withTarget(
                        new Target()
                            .withPackageName("dev.errdict.db.schema")
                            .withDirectory(target))));
  }

  /** A checksum of all migrations, for the check at every start whether they have run. */
  private static void stamp(Path migrations, Path target) throws IOException {
    CRC32 crc = new CRC32();
    try (Stream<Path> files = Files.walk(migrations)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        crc.update(migrations.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        crc.update(Files.readAllBytes(file));
      }
    }
    Files.createDirectories(target);
    Files.writeString(target.resolve("stamp"), Long.toHexString(crc.getValue()));
    try (Stream<Path> files = Files.list(migrations)) {
      int version =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("V\\d+__.*"))
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow();
      Files.writeString(target.resolve("schema-version"), Integer.toString(version));
    }
  }

  /** The commit that is built, as Git's files tell it; empty outside a working copy. */
  private static String commit(Path inside) throws IOException {
    Path tree = inside.toAbsolutePath().normalize();
    while (tree != null && !Files.exists(tree.resolve(".git"))) {
      tree = tree.getParent();
    }
    if (tree == null) {
      return "";
    }
    Path git = tree.resolve(".git");
    if (Files.isRegularFile(git)) { // a linked working tree
      git = tree.resolve(Files.readString(git).strip().substring("gitdir: ".length()));
    }
    String head = Files.readString(git.resolve("HEAD")).strip();
    if (!head.startsWith("ref: ")) {
      return abbreviated(head);
    }
    String ref = head.substring("ref: ".length());
    Path common = git.resolve("commondir");
    Path refs = Files.exists(common) ? git.resolve(Files.readString(common).strip()) : git;
    if (Files.exists(refs.resolve(ref))) {
      return abbreviated(Files.readString(refs.resolve(ref)).strip());
    }
    Path packed = refs.resolve("packed-refs");
    return Files.exists(packed)
        ? Files.readAllLines(packed).stream()
            .filter(line -> line.endsWith(" " + ref))
            .map(line -> abbreviated(line.substring(0, line.indexOf(' '))))
            .findFirst()
            .orElse("")
        : "";
  }

  private static String abbreviated(String commit) {
    return commit.substring(0, Math.min(12, commit.length()));
  }

  /** Maven never takes back what it has copied: a migration that was renamed would run twice. */
  private static void forget(Path migrations, Path copies) throws IOException {
    if (!Files.isDirectory(copies)) {
      return;
    }
    try (Stream<Path> files = Files.list(copies)) {
      for (Path copy : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
        if (!Files.exists(migrations.resolve(copy.getFileName()))) {
          Files.delete(copy);
        }
      }
    }
  }

  private static long newest(File file) {
    long newest = file.isFile() ? file.lastModified() : 0;
    File[] children = file.listFiles();
    if (children != null) {
      for (File child : children) {
        newest = Math.max(newest, newest(child));
      }
    }
    return newest;
  }
}
