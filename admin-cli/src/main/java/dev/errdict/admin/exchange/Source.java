package dev.errdict.admin.exchange;

import dev.errdict.admin.base.Exit;
import dev.errdict.admin.base.Invocation;
import dev.errdict.admin.base.Refusal;
import dev.errdict.admin.base.TextDecoder;
import dev.errdict.db.catalog.CatalogException;
import dev.errdict.db.format.ImportLimits;
import dev.errdict.db.table.ImportFile;
import dev.errdict.db.table.ImportReader;
import dev.errdict.db.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The file that an import reads, or standard input; an error in it counts as bad usage. */
final class Source {
  private final Invocation invocation;
  private final SourceOptions options;

  Source(Invocation invocation, SourceOptions options) {
    this.invocation = invocation;
    this.options = options;
  }

  /**
   * The content of a file.
   *
   * @param guessed the encoding, if it was detected
   */
  record Text(ImportFile file, Optional<Charset> guessed) {}

  Text read(String file, ImportReader.Options how) throws Refusal, IOException {
    Optional<Charset> charset = charset();
    try (InputStream bytes = open(file)) {
      TextDecoder.Decoded decoded = TextDecoder.decode(bytes, charset);
      try (Reader text = decoded.reader()) {
        return new Text(
            new ImportReader(ImportLimits.USUAL, invocation.clock()).read(text, how),
            decoded.guessed());
      }
    } catch (CatalogException | IOException | UncheckedIOException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CharacterCodingException) {
          throw refusal("file.not-text", file, charset.map(Charset::name).orElse("UTF-8"));
        }
      }
      if (e instanceof CatalogException mistake) {
        throw new Refusal(Exit.USAGE, mistake.say(invocation.lang()));
      }
      throw new Refusal(Exit.FAILURE, say("file.broken", file, String.valueOf(e.getMessage())));
    } catch (OutOfMemoryError e) {
      throw new Refusal(Exit.FAILURE, say("file.too-much", file));
    }
  }

  private Optional<Charset> charset() throws Refusal {
    try {
      return options.charset();
    } catch (IllegalArgumentException e) {
      throw refusal("file.no-encoding", options.encoding().orElse(""));
    }
  }

  private InputStream open(String file) throws Refusal, IOException {
    if (file.equals(ExchangeCommand.STANDARD_STREAM)) {
      return invocation.terminal().bytes();
    }
    try {
      Path path = Path.of(file);
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw refusal("file.not-readable", file);
      }
      return Files.newInputStream(path);
    } catch (InvalidPathException e) {
      throw refusal("file.no-name", file);
    }
  }

  private Refusal refusal(String key, Object... arguments) {
    return new Refusal(Exit.USAGE, say(key, arguments));
  }

  private String say(String key, Object... arguments) {
    return Words.of(Source.class, invocation.lang()).say(key, arguments);
  }
}
