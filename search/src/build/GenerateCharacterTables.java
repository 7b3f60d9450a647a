import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Build step: writes what ICU knows of characters as small tables, so that neither ICU's 15 MB nor
 * its half a second of start-up ships. Lines of {@code pinyin.txt}: a syllable without tone, a
 * space, its characters. Lines of {@code simplified.txt}: a traditional character and its
 * simplified form. Lines of {@code lookalikes.txt}: a letter of another script and the Latin letter
 * or digit that it looks like. Lines of {@code traditional.txt}, from OpenCC: simplified words, a
 * space, and what they are in the Traditional Chinese of Taiwan.
 */
class GenerateCharacterTables {
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    if (Files.exists(target.resolve("traditional.txt"))) {
      return;
    }
    Transliterator latin =
        Transliterator.getInstance("Han-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Lower");
    Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
    Map<String, StringBuilder> syllables = new TreeMap<>();
    StringBuilder pairs = new StringBuilder();
    for (int character = 0x4E00; character <= 0x9FFF; character++) {
      if (UScript.getScript(character) != UScript.HAN) {
        continue;
      }
      String text = Character.toString(character);
      String syllable = latin.transliterate(text).strip();
      if (syllable.matches("[a-z]{1,6}")) {
        syllables.computeIfAbsent(syllable, key -> new StringBuilder()).append(text);
      }
      String simplified = simplify.transliterate(text);
      if (!simplified.equals(text) && simplified.codePointCount(0, simplified.length()) == 1) {
        pairs.append(text).append(simplified).append('\n');
      }
    }
    StringBuilder pinyin = new StringBuilder();
    syllables.forEach(
        (syllable, characters) ->
            pinyin.append(syllable).append(' ').append(characters).append('\n'));
    Files.createDirectories(target);
    Files.writeString(target.resolve("lookalikes.txt"), lookalikes());
    Files.writeString(target.resolve("simplified.txt"), pairs);
    Files.writeString(target.resolve("pinyin.txt"), pinyin);
    Files.writeString(target.resolve("traditional.txt"), traditional());
  }

  private static String lookalikes() {
    SpoofChecker checker = new SpoofChecker.Builder().build();
    StringBuilder pairs = new StringBuilder();
    for (int character = 0xC0; character <= 0xFFFF; character++) {
      int script = UScript.getScript(character);
      if (!Character.isLetter(character) || script == UScript.HAN || script == UScript.LATIN) {
        continue;
      }
      String skeleton = checker.getSkeleton(Character.toString(character));
      if (skeleton.length() == 1 && skeleton.matches("[A-Za-z0-9]")) {
        pairs.append((char) character).append(skeleton).append('\n');
      }
    }
    return pairs.toString();
  }

  /**
   * Words that convert character by character are needed too: they decide where the next word
   * begins.
   */
  private static String traditional() throws IOException {
    Map<String, String> characters = openCc("STCharacters");
    Map<String, String> taiwan = new HashMap<>();
    openCc("TWVariants").forEach((from, to) -> taiwan.put(characters.getOrDefault(from, from), to));
    Map<String, String> all = openCc("STPhrases");
    all.putAll(characters);
    StringBuilder lines = new StringBuilder();
    all.forEach(
        (from, to) -> {
          String there = each(to, character -> taiwan.getOrDefault(character, character));
          if (from.codePointCount(0, from.length()) > 1 || !from.equals(there)) {
            lines.append(from).append(' ').append(there).append('\n');
          }
        });
    return lines.toString();
  }

  private static String each(String text, UnaryOperator<String> change) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .map(change)
        .collect(Collectors.joining());
  }

  /** A dictionary of OpenCC: a word and the first of what it may become, which is the usual one. */
  private static Map<String, String> openCc(String name) throws IOException {
    Map<String, String> read = new TreeMap<>();
    String resource = "/data/dictionary/" + name + ".txt";
    try (InputStream file =
        Objects.requireNonNull(
            GenerateCharacterTables.class.getResourceAsStream(resource), resource)) {
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
        String[] parts = line.split("[\t ]");
        if (parts.length > 1) {
          read.putIfAbsent(parts[0], parts[1]);
        }
      }
    }
    return read;
  }
}
