import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.db.words.Lang;
import dev.errdict.search.index.Unit;
import dev.errdict.search.meaning.OnnxEmbedder;
import dev.errdict.search.meaning.VectorFile;
import dev.errdict.search.text.Normaliser;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Build step: computes the vectors of the shipped catalogs' texts, so that the first start need
 * not. Vectors of an earlier build are taken over; a vector belongs to its text and model, whatever
 * else changes.
 */
class GenerateVectors {
  private record Content(Lang lang, String text) {
    static Content of(Lang lang, String content) {
      return new Content(lang, Normaliser.normalise(content, Normaliser.MAX_UNIT));
    }
  }

  public static void main(String[] args) throws Exception {
    Path kept = Path.of(args[1]);
    VectorFile vectors = Files.exists(kept) ? VectorFile.read(kept) : new VectorFile();
    VectorFile wanted = new VectorFile();
    List<Path> catalogs;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      catalogs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    Set<Content> contents = new LinkedHashSet<>();
    for (Path catalog : catalogs) {
      try (Reader yaml = Files.newBufferedReader(catalog)) {
        CatalogDocument document = CatalogReader.read(yaml);
        for (Entry entry : document.entries()) {
          for (Unit unit : Unit.of(entry)) {
            if (unit.hasMeaning()) {
              contents.add(Content.of(unit.lang(), unit.words()));
            }
          }
        }
      }
    }
    for (String line : Files.readAllLines(Path.of(args[3]))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        contents.add(Content.of(Lang.ofScript(line), line));
      }
    }
    // As they are: to unpack and pack again would change them a little with every build.
    contents.removeIf(content -> wanted.copy(content.lang(), content.text(), vectors));
    try (OnnxEmbedder models = OnnxEmbedder.withoutShippedVectors()) {
      contents.parallelStream()
          .map(content -> Map.entry(content, models.document(content.lang(), content.text())))
          .toList()
          .forEach(
              vector ->
                  wanted.put(
                      vector.getKey().lang(),
                      vector.getKey().text(),
                      vector.getValue().orElseThrow()));
    }
    Path shipped = Path.of(args[2]);
    Files.createDirectories(shipped.getParent());
    wanted.write(shipped);
    Files.createDirectories(kept.getParent());
    // Another build may read it meanwhile.
    Path written = Files.createTempFile(kept.getParent(), "vectors", "");
    wanted.write(written);
    Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
  }
}
