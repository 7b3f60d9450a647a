package dev.errdict.admin.edit;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.Terminal;
import dev.errdict.admin.base.TextDecoder;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import dev.errdict.db.diff.EntryAssignment;
import dev.errdict.db.format.EntryReader;
import dev.errdict.db.words.Lang;
import dev.errdict.db.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads assignments and entries from the command line or a file: {@code field=value}, or a whole
 * entry.
 */
final class Assignments {
  private static final String STANDARD_INPUT = "-";
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_BYTES_OF_A_CHARACTER = 4;

  /**
   * The first equals sign outside of brackets separates the two: the address in links[…] may
   * contain some.
   */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([^=\\[]+(?:\\[[^]]*][^=]*)?)=(.*)", Pattern.DOTALL);

  private final Terminal terminal;
  private final Lang lang;
  private final Words words;

  Assignments(Terminal terminal, Lang lang) {
    this.terminal = terminal;
    this.lang = lang;
    this.words = Words.of(Assignments.class, lang);
  }

  /** Whether a word has the form {@code field=value}. */
  static boolean isOne(String word) {
    return ASSIGNMENT.matcher(word).matches();
  }

  /** Parses {@code field=value}; empty when the word has another form. */
  static Optional<EntryAssignment> parse(String word) {
    Matcher parts = ASSIGNMENT.matcher(word);
    return parts.matches()
        ? Optional.of(new EntryAssignment(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  List<EntryAssignment> of(List<String> written) throws Refusal {
    List<EntryAssignment> assignments = new ArrayList<>();
    for (String one : written) {
      Matcher parts = ASSIGNMENT.matcher(one);
      if (!parts.matches()) {
        throw new Refusal(Exit.USAGE, words.say("assignment.no-sign", one));
      }
      assignments.add(new EntryAssignment(parts.group(1), parts.group(2)));
    }
    return assignments;
  }

  /** An entry with the assignments applied. */
  Entry apply(Entry entry, List<EntryAssignment> assignments) throws Refusal {
    try {
      return EntryAssignment.apply(entry, assignments);
    } catch (CatalogException mistake) {
      throw new Refusal(Exit.USAGE, mistake.say(lang));
    }
  }

  /** The entry in a file, or in standard input for {@code -}. */
  Entry entry(EntryRef ref, String file) throws Refusal, IOException {
    Entry entry;
    try {
      entry = EntryReader.read(ref.catalog(), text(file));
    } catch (CatalogException mistake) {
      throw new Refusal(Exit.USAGE, mistake.say(lang));
    }
    if (!entry.ref().equals(ref)) {
      throw new Refusal(Exit.USAGE, words.say("edit.other-code", ref.code(), entry.code()));
    }
    return entry;
  }

  /** The lines of a file, or of standard input for {@code -}; empty ones and comments left out. */
  List<EntryAssignment> ofFile(String file) throws Refusal, IOException {
    return of(text(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
  }

  /** The whole of a file, or of standard input for {@code -}. */
  String text(String file) throws Refusal, IOException {
    if (file.equals(STANDARD_INPUT)) {
      return read(file, terminal.bytes());
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new Refusal(Exit.USAGE, words.say("assignment.no-file", file));
    }
    if (Files.size(path) > MOST_BYTES) {
      throw tooLong();
    }
    try (InputStream bytes = Files.newInputStream(path)) {
      return read(file, bytes);
    }
  }

  private String read(String file, InputStream bytes) throws Refusal, IOException {
    byte[] all = bytes.readNBytes(MOST_BYTES_OF_A_CHARACTER * (MOST_BYTES + 1));
    TextDecoder.Decoded decoded =
        TextDecoder.decode(new ByteArrayInputStream(all), Optional.empty());
    try (Reader reader = decoded.reader()) {
      String text = read(reader);
      decoded
          .guessed()
          .ifPresent(
              charset ->
                  terminal.err().println(words.say("assignment.guessed", file, charset.name())));
      return text;
    } catch (CharacterCodingException e) {
      throw new Refusal(Exit.USAGE, words.say("assignment.not-text", file));
    }
  }

  private String read(Reader reader) throws Refusal, IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
      text.append(buffer, 0, length);
      if (text.length() > MOST_BYTES) {
        throw tooLong();
      }
    }
    return text.toString();
  }

  private Refusal tooLong() {
    return new Refusal(Exit.USAGE, words.say("assignment.too-long"));
  }
}
