import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Build step: analyses the examples of {@code elsewhere.txt}, which takes a cold process longer
 * than the rest of its first question. A line has the language, the normalised text and its terms,
 * with tabs between them.
 */
class GenerateOffTopicTerms {
  public static void main(String[] args) throws Exception {
    List<String> examples =
        Files.readAllLines(Path.of(args[0])).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Normaliser.normalise(line, Normaliser.MAX_UNIT))
            .map(GenerateOffTopicTerms::line)
            .toList();
    Path target = Path.of(args[1]);
    Files.createDirectories(target.getParent());
    Files.write(target, examples);
  }

  private static String line(String text) {
    return Lang.ofScript(text).tag() + "\t" + text + "\t" + String.join("\t", Terms.of(text));
  }
}
