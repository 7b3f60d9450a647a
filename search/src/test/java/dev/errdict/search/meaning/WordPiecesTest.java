package dev.errdict.search.meaning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final long UNKNOWN = 0;
  private static final long START = 1;
  private static final long END = 2;

  private static WordPieces pieces() {
    return read(
        """
        {"version":"1.0","added_tokens":[{"id":0,"content":"[UNK]"}],
         "model":{"type":"WordPiece","unk_token":"[UNK]","vocab":{
          "[UNK]":0,"[CLS]":1,"[SEP]":2,"log":3,"##in":4,"##ged":5,"l":6,"错":7,"误":8,
          "_":9,"!":10,"cafe":11,"code":12,"##s":13,"😀":14}}}
        """);
  }

  private static WordPieces read(String json) {
    try {
      return WordPieces.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertIds(String text, long... expected) {
    assertArrayEquals(expected, pieces().ids(text, 20));
  }

  @Test
  void a_text_stands_between_its_marks() {
    assertIds("", START, END);
    assertIds("code", START, 12, END);
  }

  @Test
  void the_longest_known_piece_comes_first() {
    assertIds("login logged codes", START, 3, 4, 3, 5, 12, 13, END);
  }

  @Test
  void case_and_accents_do_not_matter() {
    assertIds("Café LOGIN", START, 11, 3, 4, END);
  }

  @Test
  void han_characters_and_marks_stand_alone() {
    assertIds("错误!code_code", START, 7, 8, 10, 12, 9, 12, END);
    assertIds("code😀code", START, 12, 14, 12, END);
  }

  @Test
  void a_word_that_does_not_come_apart_is_unknown_as_a_whole() {
    assertIds("logx code", START, UNKNOWN, 12, END);
    assertIds("code" + "s".repeat(100), START, UNKNOWN, END);
  }

  @Test
  void no_more_tokens_than_the_limit_and_the_end_is_kept() {
    assertArrayEquals(new long[] {START, 12, 12, END}, pieces().ids("code ".repeat(50), 4));
    assertArrayEquals(new long[] {START, 3, END}, pieces().ids("logged", 3));
  }

  @Test
  void a_vocabulary_without_its_marks_is_refused() {
    assertThrows(IllegalStateException.class, () -> read("{\"model\":{\"vocab\":{\"[UNK]\":0}}}"));
  }

  @Test
  void a_vocabulary_of_lines_gives_the_ids_of_the_one_in_json() throws IOException {
    String json = "{\"vocab\":{\"[CLS]\":1,\"code\":3,\"[SEP]\":2,\"[UNK]\":0,\"错\":4}}";
    WordPieces lines =
        WordPieces.ofLines(
            String.join(
                "\n",
                WordPieces.lines(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))));

    assertArrayEquals(new long[] {1, 3, 4, 0, 2}, lines.ids("code错login", 20));
  }

  @Property
  void any_text_has_ids_within_the_limit(@ForAll String text) {
    long[] ids = pieces().ids(text, 16);

    assertTrue(ids.length >= 2 && ids.length <= 16);
    assertEquals(START, ids[0]);
    assertEquals(END, ids[ids.length - 1]);
  }
}
