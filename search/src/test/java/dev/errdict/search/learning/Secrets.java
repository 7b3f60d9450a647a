package dev.errdict.search.learning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Made-up secrets and personal data of each kind, and questions with one in them. */
final class Secrets {
  /**
   * A question with a secret.
   *
   * @param secret what must not be kept, without its name
   * @param parts the secret as it is in the question: several parts when lines were broken
   */
  record Told(String kind, String secret, List<String> parts, String question) {
    /** Shorter parts of a secret tell nothing, and are found by chance. */
    private static final int SHORTEST = 6;

    /** What must not be found afterwards: the secret, its parts, and their letters and digits. */
    Set<String> tellingParts() {
      return Stream.concat(Stream.of(secret), parts.stream())
          .flatMap(
              part -> Stream.concat(Stream.of(part), Stream.of(part.split("[^\\p{L}\\p{N}]+"))))
          .filter(part -> part.length() >= SHORTEST && !part.matches("https?:?/*|internal|example"))
          .collect(Collectors.toSet());
    }
  }

  /**
   * @param before its name, as in {@code password=}
   */
  private record Secret(String kind, String before, String value, String after) {
    String text() {
      return before + value + after;
    }

    /** The parts of the value when the text is cut at a place. */
    List<String> cut(int at) {
      int inside = Math.clamp(at - before.length(), 0, value.length());
      return List.of(value.substring(0, inside), value.substring(inside));
    }
  }

  private Secrets() {}

  static Arbitrary<Told> questions() {
    return Combinators.combine(secrets(), Arbitraries.integers().between(0, 7))
        .flatAs(Secrets::told);
  }

  private static Arbitrary<Told> told(Secret secret, int around) {
    String text = secret.text();
    Arbitrary<Integer> cuts = Arbitraries.integers().between(1, text.length() - 1);
    return switch (around) {
      case 0 -> one(secret, "login fails with " + text + " since yesterday");
      case 1 -> one(secret, "我用" + text + "登录的时候一直失败怎么办");
      case 2 -> one(secret, "{\"login\":\"fails\",\"value\":\"" + text + "\"} what now");
      case 3 -> one(secret, "登录失败，返回「" + text + "」是什么意思");
      case 4 -> one(secret, "login fails:\n" + text + "\nwhat now");
      case 5 -> cuts.map(at -> broken(secret, at, "login fails ", "\n", " why"));
      case 6 -> cuts.map(at -> broken(secret, at, "登录失败：", "\r\n    ", "，怎么办"));
      default -> one(secret, wide("login fails ") + wide(text) + " what now");
    };
  }

  private static Told broken(Secret secret, int at, String before, String line, String after) {
    String text = secret.text();
    return new Told(
        secret.kind(),
        secret.value(),
        secret.cut(at),
        before + text.substring(0, at) + line + text.substring(at) + after);
  }

  private static Arbitrary<Told> one(Secret secret, String question) {
    return Arbitraries.just(
        new Told(secret.kind(), secret.value(), List.of(secret.value()), question));
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
        named("password=", password(), ""),
        named("密码：", password(), ""),
        named("pwd is ", password(), ""),
        passwordsOfLetters(),
        credentialsOfLetters(),
        paths(),
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
    return texts.map(text -> new Secret(kind, "", text, ""));
  }

  private static Arbitrary<Secret> named(String before, Arbitrary<String> values, String after) {
    return values.map(value -> new Secret("password", before, value, after));
  }

  /** Letters alone: only the name before them tells that they are secrets. */
  private static Arbitrary<Secret> passwordsOfLetters() {
    return Arbitraries.oneOf(
        named("password: ", name(), ""),
        named("password:        ", name(), ""),
        named("my password is ", name(), ""),
        named("password ", name(), ""),
        named("<password>", name(), "</password>"),
        named("password='", twoNames("\""), "'"),
        named("password=\"", twoNames("'s "), "\""),
        named("{\"password\":\"", twoNames("\\\""), "\"}"),
        named("password=", twoNames(","), ""),
        named("password: ", twoNames(";"), ""),
        named("密码", name(), ""),
        named("密码是", name(), ""),
        named("密码改成", name(), "后"));
  }

  private static Arbitrary<Secret> credentialsOfLetters() {
    return Arbitraries.oneOf(
        named("X-LC-Key: ", twoNames(","), ""),
        named("Authorization: Token ", name(), ""),
        named("Proxy-Authorization: Negotiate ", name(), ""),
        named("Cookie: a=b; ", name(), ""),
        named("mysql --password ", name(), ""),
        named("mysql -p ", name(), ""),
        named("curl -u bob:", name(), ""));
  }

  private static Arbitrary<Secret> paths() {
    return Arbitraries.oneOf(
        kind("path", name().map(n -> "/" + n)),
        kind("path", name().map(n -> "~/" + n)),
        kind("path", name().map(n -> "C:\\" + n)),
        kind("path", twoNames("\\").map(n -> "\\\\" + n)),
        kind("path", twoNames("/项目/").map(n -> "https://" + n)),
        kind("id", name().map(n -> "P4ss!" + n)));
  }

  private static Arbitrary<String> twoNames(String between) {
    return Combinators.combine(name(), name()).as((a, b) -> a + between + b);
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
