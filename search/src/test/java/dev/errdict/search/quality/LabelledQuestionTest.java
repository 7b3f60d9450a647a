package dev.errdict.search.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledQuestionTest {
  private static final String HEADER = "id\tlang\tcategory\tquery\trelevant\tnote";

  @Test
  void a_line_is_a_question_with_the_best_code_first() throws CatalogException {
    List<LabelledQuestion> read =
        LabelledQuestion.read(List.of(HEADER, "a1\tzh\tnl-zh\t登录被锁了\t219, 4101\tlocked"));

    assertEquals(
        List.of(new LabelledQuestion("a1", "zh", "nl-zh", "登录被锁了", List.of("219", "4101"))), read);
    assertTrue(read.getFirst().answerable());
  }

  @Test
  void a_dash_says_that_it_should_be_declined() throws CatalogException {
    List<LabelledQuestion> read =
        LabelledQuestion.read(List.of(HEADER, "", "n1\ten\tnone\thow is the weather\t-"));

    assertEquals(
        List.of(new LabelledQuestion("n1", "en", "none", "how is the weather", List.of())), read);
    assertFalse(read.getFirst().answerable());
  }

  @Test
  void a_line_with_too_few_columns_is_refused_by_its_number() {
    CatalogException refused =
        assertThrows(
            CatalogException.class, () -> LabelledQuestion.read(List.of(HEADER, "a1\ten\tnone")));

    assertTrue(refused.toString().contains("2"), refused.toString());
  }

  @Test
  void a_file_without_questions_is_empty() throws CatalogException {
    assertEquals(List.of(), LabelledQuestion.read(List.of()));
    assertEquals(List.of(), LabelledQuestion.read(List.of(HEADER)));
  }
}
