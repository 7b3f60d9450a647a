package dev.errdict.bot.discord.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.words.Lang;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomIdTest {
  @Test
  void they_are_written_in_few_characters() {
    assertEquals(
        Optional.of("e1:lang:en:bynjun2dyk8w:f;CODE;4303;leancloud/4303;"),
        new CustomId.Switch(Lang.EN, 1574540011708088320L, "f;CODE;4303;leancloud/4303;")
            .write()
            .map(id -> id.replaceFirst(":[0-9a-z]{12}:", ":bynjun2dyk8w:")));
    assertEquals(Optional.of("e1:delete:z"), new CustomId.Delete(35).write());
  }

  @Property
  void each_comes_back(
      @ForAll Lang lang,
      @ForAll long asker,
      @ForAll @AlphaChars @StringLength(max = 50) String it) {
    for (CustomId id :
        new CustomId[] {
          new CustomId.Switch(lang, asker, it + ":x"),
          new CustomId.More(lang, asker, it),
          new CustomId.Show(lang, asker, ""),
          new CustomId.Show(lang, asker, it),
          new CustomId.Pick(lang, asker, ""),
          new CustomId.Pick(lang, asker, it),
          new CustomId.Delete(asker),
          new CustomId.Setting("lang")
        }) {
      assertEquals(Optional.of(id), id.write().flatMap(CustomId::read));
    }
  }

  @Test
  void what_does_not_fit_is_not_written() {
    assertEquals(Optional.empty(), new CustomId.Switch(Lang.ZH, 1, "x".repeat(100)).write());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e1", "e1:lang", "e1:lang:fr:1:x", "e1:lang:zh:-!:x", "e2:delete:1"})
  void what_another_version_wrote_is_not_understood(String written) {
    assertEquals(Optional.empty(), CustomId.read(written));
  }
}
