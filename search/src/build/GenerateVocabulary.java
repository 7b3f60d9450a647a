import dev.errdict.db.catalog.Entry;
import dev.errdict.db.format.CatalogReader;
import dev.errdict.search.index.Unit;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Build step: counts in how many documents of the shipped catalogs' index each term and each sound
 * is; those of misspellings are not counted.
 */
class GenerateVocabulary {
  private final Map<String, Integer> frequencies = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    GenerateVocabulary vocabulary = new GenerateVocabulary();
    List<Path> catalogs;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      catalogs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path catalog : catalogs) {
      try (Reader yaml = Files.newBufferedReader(catalog)) {
        CatalogReader.read(yaml).entries().forEach(vocabulary::count);
      }
    }
    Path target = Path.of(args[1]);
    Files.createDirectories(target.getParent());
    Files.write(target, vocabulary.lines());
  }

  private void count(Entry entry) {
    add("documents", "");
    for (Unit unit : new LinkedHashSet<>(Unit.of(entry))) {
      String text = Normaliser.normalise(unit.words(), Normaliser.MAX_UNIT);
      add("documents", "");
      if (unit.kind() != Unit.Kind.MISSPELLING) {
        Terms.of(text).forEach(term -> add("terms", term));
        Terms.sounds(text).forEach(sound -> add("sounds", sound));
      }
    }
  }

  private void add(String field, String term) {
    frequencies.merge(field + '\t' + term, 1, Integer::sum);
  }

  private List<String> lines() {
    return frequencies.entrySet().stream()
        .map(one -> one.getKey() + '\t' + one.getValue())
        .sorted()
        .toList();
  }
}
