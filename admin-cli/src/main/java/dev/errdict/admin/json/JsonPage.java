package dev.errdict.admin.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One JSON object that begins with its format, command and language. */
public final class JsonPage implements AutoCloseable {
  static final String FORMAT = "errdict-json/1";

  private final PrintWriter out;
  private final JsonGenerator json;

  /**
   * @param lang of titles that come in one language only
   */
  public JsonPage(PrintWriter out, String command, Lang lang) throws IOException {
    this.out = out;
    this.json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setCharacterEscapes(new Invisible());
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("command", command);
    json.writeStringField("lang", lang.tag());
  }

  /** The generator for the object's fields. */
  public JsonGenerator json() {
    return json;
  }

  @Override
  public void close() throws IOException {
    json.writeEndObject();
    json.close();
    out.println();
  }

  /** Escapes control characters, since JSON is often printed on a terminal. */
  private static final class Invisible extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0x7f] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    @SuppressWarnings("NullAway") // Jackson's way to say "as it is"
    public @Nullable SerializableString getEscapeSequence(int character) {
      int type = Character.getType(character);
      boolean invisible =
          type == Character.CONTROL
              || type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      return invisible
          ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
          : null;
    }
  }
}
