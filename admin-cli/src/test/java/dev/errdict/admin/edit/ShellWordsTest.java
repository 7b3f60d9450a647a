package dev.errdict.admin.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShellWordsTest {
  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings().withChars("ab =\"'\\中\t").ofMaxLength(8).list().ofMaxSize(6);
  }

  @Property
  void words_in_single_quotes_come_back(@ForAll @From("words") List<String> words) {
    String line =
        words.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));

    assertEquals(Optional.of(words), ShellWords.of(line));
  }

  @Example
  void quotation_marks_keep_spaces_within_a_word() {
    assertEquals(
        Optional.of(List.of("set", "4303", "note.en=A \"short\" note", "x y")),
        ShellWords.of("set 4303  note.en=\"A \\\"short\\\" note\" x\\ y"));
    assertEquals(Optional.empty(), ShellWords.of("set 4303 note.en=\"A"));
  }
}
