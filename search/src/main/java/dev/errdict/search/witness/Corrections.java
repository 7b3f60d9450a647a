package dev.errdict.search.witness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the codes that a question corrects: {@code not 210, it's 211}, {@code 不是 4303，是 4304}. */
final class Corrections {
  private static final int REACH = 32;

  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "(?:\\b(?:(?:not|isn['’]?t|wasn['’]?t|instead of|rather than)|(?:do|does|did)(?:n['’]?t| not) (?:get|see|have|hit|mean)|no longer (?:get|see|have|hit))\\s+(?:(?:the|an?|error|code|number)\\s+){0,3}"
              + "|(?:(?<!是)不是|并非|而非|没有?(?:报|收到|出现|返回)|不再?报)\\s*(?:错误码|错误|代码|报错)?\\s*)[\"'#「【“]?$",
          Pattern.CASE_INSENSITIVE);

  /** Finds the codes that a question gives instead: {@code not 210, it is 9999}. */
  private static final Pattern INSTEAD =
      Pattern.compile(
          "(?:\\b(?:it(?:['’]?s| is| was)|that(?:['’]?s| is| was)|but|i (?:get|got|see|saw|have|had|mean|meant))\\s+(?:(?:the|an?|now|error|code|number)\\s+){0,3}"
              + "|(?<!不)(?:是|改报|报的?|收到的?|变成了?)\\s*(?:错误码|错误|代码)?\\s*)[\"'#「【“]?(?<number>\\d{3,6})(?![\\w.-])",
          Pattern.CASE_INSENSITIVE);

  /** A corrected code is still meant when the question asks whether or why it is so. */
  private static final Pattern ASKS =
      Pattern.compile(
          "[?？]|[吗么]\\s*$|^\\s*(?:why|is|was|isn['’]?t|do|does|did)\\b|为什么|为何|是不是|怎么",
          Pattern.CASE_INSENSITIVE);

  /** The clause that another one replaces. */
  private static final Pattern REPLACED =
      Pattern.compile(
          "(?:(?<!是)不是|并非)[^，,。.;；!！?？]{1,40}[，,;；]\\s*(?=而是|应该是|就是|是(?!什么|啥|不是|否|哪|因|为|怎|多|几|谁|如何|何))"
              + "|(?:而不是|而非)[^，,。.;；!！?？]{1,40}"
              + "|\\b(?:(?:it|that|this)(?:['’]?s| is| was) not|isn['’]?t|not (?:the|an?|about|because of))\\s+\\S+\\s+[^,.;!?]{1,60}[,;]\\s*(?=but\\s+(?:it|that|this|because|the|an?|my|our)\\b|it['’]?s\\b|rather\\b)"
              + "|\\b(?:instead of|rather than)(?:\\s+[^\\s,.;!?]{1,30}){1,5}(?=\\s*(?:[,.;!?]|$))",
          Pattern.CASE_INSENSITIVE);

  /** No answer has more codes. */
  private static final int MOST_INSTEAD = 25;

  private final String text;
  private final Map<Integer, Boolean> takenBack = new HashMap<>();

  Corrections(String text) {
    this.text = text;
  }

  /** Whether the code that starts here is corrected. */
  boolean takesBack(int at) {
    return takenBack.computeIfAbsent(
        at, start -> TAKEN_BACK.matcher(text.substring(Math.max(0, start - REACH), start)).find());
  }

  /** The first numbers that the question gives instead of others. */
  List<MatchResult> instead() {
    return INSTEAD
        .matcher(text)
        .results()
        .filter(one -> !takesBack(one.start("number")))
        .limit(MOST_INSTEAD)
        .toList();
  }

  /** Whether it asks something, rather than denies it. */
  boolean asks() {
    return ASKS.matcher(text).find();
  }

  /** The text without the corrected clauses; unchanged if nothing else would be left. */
  String remaining() {
    Matcher replaced = REPLACED.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (replaced.find()) {
      replaced.appendReplacement(rest, " ");
    }
    replaced.appendTail(rest);
    return rest.chars().anyMatch(Character::isLetterOrDigit) ? rest.toString() : text;
  }
}
