package dev.errdict.search.learning;

import dev.errdict.search.text.Lines;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ways to write a secret next to its name, the clearest first. Each pattern ends where the
 * value begins; the group {@code name} is the secret's name. Matched on text in NFKC.
 */
final class SecretForms {
  /** How sure it is that a value follows. */
  enum Certainty {
    /** An element of XML: everything up to the next tag. */
    ELEMENT,
    /** A header of HTTP: a value of several parts. */
    HEADER,
    /** A value whatever it is. */
    SURE,
    /** A value unless it is an ordinary word. */
    LIKELY,
    /** A value unless it is an ordinary word or one of the catalogs. */
    POSSIBLE
  }

  record Form(Pattern pattern, Certainty certainty) {}

  /** A line break inside a word, as pasted from a narrow window. */
  private static final String BREAK = "(?:[ \\t]*+\\R\\s*+)?";

  private static final String PASSWORDS = names("password-names.txt");
  private static final String CREDENTIALS = names("credential-names.txt");

  private static final String PASSWORD = "(?:" + PASSWORDS + ")(?:e?s|\\d{1,4})?";

  private static final String ANY =
      "(?<name>(?:"
          + PASSWORDS
          + ")\\w{0,20}|(?:"
          + CREDENTIALS
          + ")(?:s|id|\\d{1,4}|[_-]\\w{1,20})?)";

  /** Not inside a word of letters other than Chinese ones. */
  private static final String START = "(?:(?<![\\p{L}\\p{N}&&[^\\p{IsHan}]])|(?=\\p{IsHan}))";

  private static final String CLOSED = "[\\\\\"'`”’」』»\\])}*]{0,4}";

  /** The password <i>was changed to</i> …, 密码<i>改成了</i>…, パスワード<i>は</i>… */
  private static final String CONNECTED =
      "(?:(?:\\s+(?:code|word|phrase|number|value|header|string|text|hash|field))?"
          + "(?:\\s+(?:for|of|on|in|für|de)(?:\\s+[^\\s:=]{1,40}){1,3}?)?(?:(?:,?\\s+(?:"
          + words(
              "is isn't was wasn't were are be been being becomes became equals from to as not still now just set"
                  + " changed reset updated currently simply really only always probably maybe"
                  + " actually apparently again should must will would has had have it which that"
                  + " i we they use used using typed entered chose gave called named try tried"
                  + " reads ist war lautet heißt es era est était é era это был")
          + ")(?![\\p{L}\\p{N}&&[^\\p{IsHan}]])|['’]s(?=\\s))){1,6}"
          + "|\\s*(?:(?:\\p{IsHan}"
          + BREAK
          + "){0,8}?[是从從为為即成叫用填入设設写寫做]|[改换換试試输輸填用设設]"
          + BREAK
          + "了)"
          + BREAK
          + "[了过過的]?|[はがをも는은이가])";

  private static final String SIGN =
      "\\s*+(?:[!+]?[:=>→⇒➜]|->)[\\s:=>→]*+(?:[|][-+]?\\s+|[-+]\\s+)?";

  private static final String VALUE = "\\s*+[(\\[{<«„]?(?=[^\\s\\p{IsHan}])";

  private static final String VALUE_OF_NAME = "\\s*+,?\\s*+[\"']?(?:value|val)[\"']?" + SIGN;

  static final List<Form> ALL =
      List.of(
          // <password type="x">…</password>, <key>password</key><string>…</string>
          form(ANY + "[^<>\\n]{0,80}>\\s*+(?:<!\\[CDATA\\[)?(?=[^<>]*+</)", Certainty.ELEMENT),
          form(ANY + "\\s*+</[\\w:.-]{1,40}>\\s*+<[^<>/]{1,40}>(?=[^<>]*+</)", Certainty.ELEMENT),
          form(
              START
                  + "(?<name>(?:"
                  + words("authorization cookie cookie2 x-")
                  + ")[\\w-]{0,40})"
                  + CLOSED
                  + SIGN,
              Certainty.HEADER),
          // password: …, "password": "…", password is: …, {"name":"password","value":"…"},
          // setPassword("…")
          form(
              ANY
                  + CLOSED
                  + CONNECTED
                  + "?+"
                  + "(?:"
                  + VALUE_OF_NAME
                  + "|"
                  + SIGN
                  + "|\\s*+[,(]\\s*+(?=[\"']))",
              Certainty.SURE),
          // --password …, -p …, -u name:…
          form(
              "(?<![\\w-])--?(?<name>[\\w-]{0,20}?(?:"
                  + PASSWORDS
                  + "|"
                  + CREDENTIALS
                  + ")[\\w-]{0,20})[\\s=]+",
              Certainty.SURE),
          form(
              "(?<![^\\s\\p{IsHan}\"'`(\\[])-"
                  + BREAK
                  + "(?<name>[uUpPa]|-(?:proxy-)?user(?:name)?)[\\s=]*+",
              Certainty.SURE),
          // My password is …, 密码改成…
          form(START + "(?<name>" + PASSWORD + ")" + CLOSED + CONNECTED + VALUE, Certainty.LIKELY),
          form(START + ANY + CLOSED + CONNECTED + VALUE, Certainty.POSSIBLE),
          // A second value behind one that is removed: password from … to …
          form("(?<name>\0key\0)" + CONNECTED + VALUE, Certainty.LIKELY),
          // password …, 密码…
          form(
              START
                  + "(?<name>"
                  + PASSWORD
                  + "|bearer|basic)"
                  + CLOSED
                  + "(?:[,;]?\\s+[(\\[{<«„—–/|~*#-]*+\\s*+|(?<=\\p{IsHan})|[,;(\\[{<«„]\\s*+)",
              Certainty.POSSIBLE));

  /** A value before its name: {@code … is my password}, …是我的密码. */
  static final Pattern REVERSED =
      pattern(
          "(?<![^\\s\\p{IsHan}])(?<value>[^\\s\\p{IsHan}]{1,200})"
              + "(?:\\s+(?:is|was|as)\\s+(?:(?:my|our|the|his|her|their|your|a|an)\\s+)?(?:\\p{L}{1,20}\\s+)?"
              + "|\\s*+(?:是|作为|作為|做|当|當|为|為)\\p{IsHan}{0,6}?)"
              + PASSWORD);

  private SecretForms() {}

  private static Form form(String regex, Certainty certainty) {
    return new Form(pattern(regex), certainty);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String names(String resource) {
    return Lines.of(SecretForms.class, resource).stream()
        .sorted((a, b) -> b.length() - a.length())
        .map(SecretForms::breakable)
        .collect(Collectors.joining("|"));
  }

  /** Any of the words, also with line breaks in them. */
  static String words(String all) {
    return List.of(all.split(" ")).stream()
        .map(SecretForms::breakable)
        .collect(Collectors.joining("|"));
  }

  private static String breakable(String word) {
    return word.codePoints()
        .mapToObj(c -> c == ' ' ? "[\\s_-]{0,2}" : Character.toString(c))
        .collect(Collectors.joining(BREAK));
  }
}
