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
import java.util.List;
import java.util.stream.Stream;

/**
 * Build step: computes the vectors of the shipped catalogs' texts, so that the first start need
 * not. Vectors of an earlier build are taken over; a vector belongs to its text and model, whatever
 * else changes.
 */
class GenerateVectors {
  public static void main(String[] args) throws Exception {
    Path kept = Path.of(args[1]);
    VectorFile vectors = Files.exists(kept) ? VectorFile.read(kept) : new VectorFile();
    VectorFile wanted = new VectorFile();
    List<Path> catalogs;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      catalogs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    try (OnnxEmbedder models = OnnxEmbedder.withoutShippedVectors()) {
      for (Path catalog : catalogs) {
        try (Reader yaml = Files.newBufferedReader(catalog)) {
          CatalogDocument document = CatalogReader.read(yaml);
          for (Entry entry : document.entries()) {
            for (Unit unit : Unit.of(entry)) {
              if (unit.hasMeaning()) {
                keep(unit.lang(), unit.words(), vectors, models, wanted);
              }
            }
          }
        }
      }
      for (String line : Files.readAllLines(Path.of(args[3]))) {
        if (!line.isBlank() && !line.startsWith("#")) {
          keep(Lang.ofScript(line), line, vectors, models, wanted);
        }
      }
    }
    Files.createDirectories(kept.getParent());
    wanted.write(kept);
    Path shipped = Path.of(args[2]);
    Files.createDirectories(shipped.getParent());
    Files.copy(kept, shipped, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void keep(
      Lang lang, String content, VectorFile known, OnnxEmbedder models, VectorFile into) {
    String text = Normaliser.normalise(content, Normaliser.MAX_UNIT);
    // As it is: to unpack and pack again would change it a little with every build.
    if (!into.copy(lang, text, known)) {
      into.put(lang, text, models.document(lang, text).orElseThrow());
    }
  }
}
