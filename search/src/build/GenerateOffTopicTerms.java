import dev.errdict.db.words.Lang;
import dev.errdict.search.text.Normaliser;
import dev.errdict.search.text.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Build step: analyses the examples of {@code elsewhere.txt}. Analysing them at run time was two
 * thirds of a cold process's first question. A line has the language, the normalised text and its
 * terms, separated by tabs.
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
    List<String> parts = new ArrayList<>(List.of(Lang.ofScript(text).tag(), text));
    parts.addAll(Terms.of(text));
    return String.join("\t", parts);
  }
}
