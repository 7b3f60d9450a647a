package dev.errdict.search.learning;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Made-up secrets and personal data of each kind, and questions with one in them. */
final class Secrets {
  /**
   * A question with a secret.
   *
   * @param secret what must not be kept
   * @param parts the secret as it is in the question: several parts when lines were broken
   */
  record Told(String kind, String secret, List<String> parts, String question) {}

  private record Secret(String kind, String text) {}

  private Secrets() {}

  static Arbitrary<Told> questions() {
    return Combinators.combine(secrets(), Arbitraries.integers().between(0, 7))
        .flatAs(Secrets::told);
  }

  private static Arbitrary<Told> told(Secret secret, int around) {
    String text = secret.text();
    Arbitrary<List<String>> parts =
        Arbitraries.integers()
            .between(1, text.length() - 1)
            .map(cut -> List.of(text.substring(0, cut), text.substring(cut)));
    return switch (around) {
      case 0 -> one(secret, "login fails with " + text + " since yesterday");
      case 1 -> one(secret, "我用" + text + "登录的时候一直失败怎么办");
      case 2 -> one(secret, "{\"login\":\"fails\",\"value\":\"" + text + "\"} what now");
      case 3 -> one(secret, "登录失败，返回「" + text + "」是什么意思");
      case 4 -> one(secret, "login fails:\n" + text + "\nwhat now");
      case 5 ->
          parts.map(
              cut ->
                  new Told(
                      secret.kind(), text, cut, "login fails " + String.join("\n", cut) + " why"));
      case 6 ->
          parts.map(
              cut ->
                  new Told(
                      secret.kind(), text, cut, "登录失败：" + String.join("\r\n    ", cut) + "，怎么办"));
      default -> one(secret, wide("login fails ") + wide(text) + " what now");
    };
  }

  private static Arbitrary<Told> one(Secret secret, String question) {
    return Arbitraries.just(
        new Told(secret.kind(), secret.text(), List.of(secret.text()), question));
  }

  /** In full-width forms, as an input method for Chinese writes them. */
  private static String wide(String text) {
    return text.chars()
        .mapToObj(c -> Character.toString(c > 0x20 && c < 0x7f ? c + 0xfee0 : c))
        .collect(Collectors.joining());
  }

  private static Arbitrary<Secret> secrets() {
    return Arbitraries.oneOf(
        kind("token", chars("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 24, 60)),
        kind("token", chars("abcdefghijkmnpqrstuvwxyz23456789", 36, 36).map(t -> "ghp_" + t)),
        kind(
            "token",
            Combinators.combine(base64(20), base64(40), base64(30))
                .as((a, b, c) -> "eyJ" + a + "." + b + "." + c)),
        kind("key", chars("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 16, 16).map(t -> "AKIA" + t)),
        kind("key", chars("0123456789abcdef", 32, 40)),
        kind("password", password().map(p -> "password=" + p)),
        kind("password", password().map(p -> "密码：" + p)),
        kind("password", password().map(p -> "pwd is " + p)),
        kind("password", password()),
        kind(
            "e-mail",
            Combinators.combine(name(), name()).as((a, b) -> a + "." + b + "7@" + b + ".example")),
        kind("phone", digits(8).map(d -> "138" + d)),
        kind("phone", digits(8).map(d -> "+86 139-" + d.substring(0, 4) + "-" + d.substring(4))),
        kind("phone", digits(7).map(d -> "(555) " + d.substring(0, 3) + "-" + d.substring(3))),
        kind("ip", octet().list().ofSize(4).map(o -> String.join(".", o))),
        kind("ip", chars("0123456789abcdef", 4, 4).list().ofSize(8).map(g -> String.join(":", g))),
        kind(
            "url",
            Combinators.combine(name(), name(), name())
                .as((a, b, c) -> "https://" + a + ".internal." + b + "corp/" + c + "/7?u=" + a)),
        kind(
            "id",
            chars("0123456789abcdef", 32, 32)
                .map(
                    h ->
                        h.substring(0, 8)
                            + "-"
                            + h.substring(8, 12)
                            + "-"
                            + h.substring(12, 16)
                            + "-"
                            + h.substring(16, 20)
                            + "-"
                            + h.substring(20))),
        kind("id", digits(18)),
        kind("id", chars("bcdfghjklmnpqrstvwxz", 12, 20)));
  }

  private static Arbitrary<Secret> kind(String kind, Arbitrary<String> texts) {
    return texts.map(text -> new Secret(kind, text));
  }

  private static Arbitrary<String> chars(String alphabet, int least, int most) {
    return Arbitraries.strings()
        .withChars(alphabet.toCharArray())
        .ofMinLength(least)
        .ofMaxLength(most);
  }

  private static Arbitrary<String> base64(int length) {
    return chars("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789_-", length, length);
  }

  /** Letters with digits and signs among them. */
  private static Arbitrary<String> password() {
    return Combinators.combine(
            chars("bcdfghjkmnpqrstvwxz", 3, 6),
            chars("23456789", 2, 4),
            chars("!#$%&*+?", 0, 2),
            chars("BCDFGHJKLMNPQRSTVWXZ", 2, 4))
        .as((a, b, c, d) -> a + b + c + d);
  }

  private static Arbitrary<String> name() {
    return chars("bcdfghjkmnpqrstvwxz", 6, 9);
  }

  private static Arbitrary<String> digits(int many) {
    return chars("0123456789", many, many);
  }

  private static Arbitrary<String> octet() {
    return Arbitraries.integers().between(10, 255).map(Object::toString);
  }
}
