package dev.errdict.admin.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.words.Lang;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry for search engines: JSON-LD of the type TechArticle (schema.org). */
final class StructuredData {
  private static final JsonFactory JSON = new JsonFactory();

  private StructuredData() {}

  /** JSON that cannot end the script element: angle brackets and ampersands are escaped. */
  static String of(
      Entry entry,
      String title,
      String description,
      Lang lang,
      String site,
      Optional<LocalDate> edited,
      Optional<String> url) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setCharacterEscapes(new ForScriptElement());
      json.writeStartObject();
      json.writeStringField("@context", "https://schema.org");
      json.writeStringField("@type", "TechArticle");
      json.writeStringField("headline", entry.code() + " " + title);
      json.writeStringField("description", description);
      json.writeStringField("inLanguage", Frame.htmlLang(lang));
      json.writeStringField("identifier", entry.code());
      if (edited.isPresent()) {
        json.writeStringField("dateModified", edited.get().toString());
      }
      if (url.isPresent()) {
        json.writeStringField("url", url.get());
      }
      json.writeObjectFieldStart("isPartOf");
      json.writeStringField("@type", "WebSite");
      json.writeStringField("name", site);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does not fail
    }
    return text.toString();
  }

  /**
   * Escapes characters that HTML (13.2.5.17, script data) or old JavaScript engines do not allow.
   */
  static final class ForScriptElement extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_STANDARD;
      codes['>'] = ESCAPE_STANDARD;
      codes['&'] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    @SuppressWarnings("NullAway") // Jackson's way to say "as it is"
    public @Nullable SerializableString getEscapeSequence(int character) {
      return character == 0x2028 || character == 0x2029
          ? new SerializedString(character == 0x2028 ? "\\u2028" : "\\u2029")
          : null;
    }
  }
}
