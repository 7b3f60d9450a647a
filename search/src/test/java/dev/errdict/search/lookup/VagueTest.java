package dev.errdict.search.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.db.catalog.CatalogException;
import dev.errdict.search.answer.Answer;
import dev.errdict.search.answer.Question;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short questions that several entries say, each with more to it: none of them is the answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VagueTest {
  private final Dictionary dictionary;

  VagueTest() throws CatalogException {
    dictionary = TestCatalogs.shipped("vague");
    TestCatalogs.putTitles(
        dictionary,
        "shop",
        "S1=Payment declined because the card has expired",
        "S2=Payment declined by the bank of the buyer",
        "S3=Payment declined since the wallet is frozen",
        "S4=Cannot print the label: no printer is attached",
        "S5=Cannot print the label: the address has too many lines",
        "S6=Cannot print the label of a parcel that was handed over",
        "S7=优惠券不能使用：已经过了有效期",
        "S8=优惠券不能使用：订单金额不足",
        "S9=优惠券不能使用：仅限新顾客第一次购买",
        "S10=Shelf is empty",
        "S11=Shelf is empty although the stock list shows items",
        "S12=Shelf is empty in the mirror warehouse only",
        "S13=Shelf is empty for longer than a week",
        "S14=Cannot read the archive file of the remote backup server because its owner denied it",
        "S15=Cannot write the archive file of the remote backup server because its owner denied it",
        "S16=Cannot delete the archive file of the remote backup server because its owner denied it",
        "S17=Cannot rename the archive file of the remote backup server because its owner denied it");
  }

  @AfterAll
  void close() {
    dictionary.close();
  }

  private static Set<String> codes(Answer answer) {
    Answer.Choices choices = assertInstanceOf(Answer.Choices.class, answer);
    Set<String> codes = new TreeSet<>();
    choices.candidates().forEach(one -> codes.add(one.entry().code()));
    return codes;
  }

  private Answer ask(String question, String catalog) {
    return dictionary.ask(new Question(question, Optional.of(catalog)));
  }

  @ParameterizedTest
  @CsvSource({
    "payment declined, S1 S2 S3",
    "the payment was declined, S1 S2 S3",
    "PAYMENT DECLINED!, S1 S2 S3",
    "cannot print label, S4 S5 S6",
    "label cannot be printed, S4 S5 S6",
    "why can I not print the label, S4 S5 S6",
    "优惠券不能使用, S7 S8 S9",
    "优惠券 不能使用？, S7 S8 S9"
  })
  void all_that_say_so_are_offered(String question, String codes) {
    Set<String> all = new TreeSet<>(Arrays.asList(codes.split(" ")));

    assertEquals(all, codes(ask(question, "shop")));
    Set<String> besideAnother = codes(dictionary.ask(Question.of(question)));
    assertTrue(besideAnother.containsAll(all), besideAnother.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "payment declined card expired, S1",
    "payment declined wallet frozen, S3",
    "cannot print the label there is no printer, S4",
    "优惠券不能使用 金额不足, S8",
    "shelf is empty, S10",
    "cannot read the archive file of the remote backup server, S14",
    "cannot rename the archive file of the remote backup server, S17"
  })
  void what_tells_one_of_them_apart_is_answered(String question, String code) {
    Answer.Found found = assertInstanceOf(Answer.Found.class, ask(question, "shop"));

    assertEquals(code, found.entries().getFirst().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"登录失败", "注册不了", "cannot log in", "超时了", "不在群里"})
  void so_are_those_of_the_shipped_catalog(String question) {
    Set<String> offered = codes(ask(question, "leancloud"));

    assertTrue(offered.size() >= 3, offered.toString());
  }
}
