package dev.errdict.search.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errdict.search.text.Normaliser;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("long")
class CodeRecogniserLawsTest {
  private static final int LONG = 100_000;
  private static final Set<String> KNOWN = Set.of("1", "101", "142", "403", "1006", "4303", "4563");

  private static List<CodeMention> mentions(String text) {
    return new CodeRecogniser(KNOWN::contains).recognise(Normaliser.normalise(text, LONG));
  }

  @Property
  void a_labelled_code_is_found_whatever_noise_stands_around(
      @ForAll("codes") String code,
      @ForAll("labels") String label,
      @ForAll("noise") List<String> before,
      @ForAll("noise") List<String> behind) {
    String text =
        String.join("; ", before) + "; " + label.formatted(code) + "; " + String.join("; ", behind);

    List<String> named =
        mentions(text).stream()
            .filter(one -> one.kind() == CodeMention.Kind.LABELLED)
            .map(CodeMention::code)
            .toList();

    assertEquals(List.of(code), named, text);
  }

  @Property
  void a_code_written_in_full_width_is_the_same_code(@ForAll("codes") String code) {
    StringBuilder wide = new StringBuilder();
    code.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));

    assertEquals(mentions("错误码 " + code), mentions("错误码 " + wide));
  }

  @Property
  void no_text_makes_it_throw_and_each_mention_stands_where_it_says(
      @ForAll("anything") String text) {
    String normalised = Normaliser.normalise(text, LONG);

    List<CodeMention> mentions = new CodeRecogniser(KNOWN::contains).recognise(normalised);

    for (CodeMention mention : mentions) {
      String there = normalised.substring(mention.at(), mention.at() + mention.written().length());
      assertEquals(mention.written().length(), there.length());
    }
    assertEquals(mentions.size(), mentions.stream().map(CodeMention::code).distinct().count());
  }

  @Property(tries = 40)
  void a_hundred_thousand_characters_of_anything_end(@ForAll("hostile") String piece) {
    String text = piece.repeat(LONG / piece.length() + 1);

    assertTrue(mentions(text).size() <= 1000);
  }

  @Example
  void a_code_at_the_end_of_a_very_long_log_is_found() {
    String log = "user 142 opened room 1006 at port 8080; ".repeat(2400) + "error code: 4303";

    assertEquals(
        List.of("4303"),
        mentions(log).stream()
            .filter(one -> one.kind() == CodeMention.Kind.LABELLED)
            .map(CodeMention::code)
            .toList());
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.of("101", "142", "403", "1006", "4303", "4563");
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.of(
        "code: %s",
        "code=%s",
        "Error %s",
        "错误码%s",
        "报错：%s",
        "{\"code\":%s,\"error\":\"gone\"}",
        "{\\\"code\\\": \\\"%s\\\"}",
        "AVException: code %s",
        "err%s");
  }

  @Provide
  Arbitrary<List<String>> noise() {
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 9999);
    Arbitrary<Integer> small = Arbitraries.integers().between(1, 12);
    return Arbitraries.oneOf(
            Combinators.combine(small, small).as("2026-%02d-%02d"::formatted),
            Combinators.combine(small, small).as("2026/%d/%d 10:42"::formatted),
            Combinators.combine(small, small).as("%02d:%02d:59.142"::formatted),
            number.map("port %d"::formatted),
            number.map("line %d"::formatted),
            number.map("took %d ms"::formatted),
            number.map("waited %d minutes"::formatted),
            number.map("等了 %d 秒"::formatted),
            number.map("%d KB"::formatted),
            number.map("127.0.0.1:%d"::formatted),
            number.map("Main.java:%d"::formatted),
            number.map("https://example.com/1.1/users/%d?code=142"::formatted),
            Combinators.combine(small, small).as("version %d.%d"::formatted),
            number.map("exit code %d"::formatted))
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "code",
            "error",
            "错误码",
            ":",
            "=",
            "\"",
            "\\",
            "{",
            "}",
            "4303",
            "43O3",
            "-",
            " ",
            "\n",
            "caused by",
            "http",
            "status",
            "四零三",
            "\uD800",
            "\u202E",
            "😀",
            "(?<",
            "*",
            "%");
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(300),
        pieces.list().ofMaxSize(60).map(list -> String.join("", list)));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
        "code ",
        "{",
        "}",
        "{}",
        "http ",
        "http://",
        "1 ",
        "x 1 ",
        "-1 ",
        "142 ",
        "code 142 ",
        "a",
        "a.",
        "a:",
        "a-",
        "a_",
        "_",
        " ",
        "\"",
        "\\",
        "=",
        "A1 ",
        "ABC ",
        "O1S1 ",
        "9",
        "三",
        "caused by ",
        "status ",
        "is: ",
        "code is is is ",
        "code:::",
        "error (",
        "错误",
        "exit with ",
        "code                                    1 ",
        "2026-",
        "😀",
        "ﷺ",
        "\uD800",
        "\u202E");
  }
}
