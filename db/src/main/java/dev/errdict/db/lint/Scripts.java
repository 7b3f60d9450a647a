package dev.errdict.db.lint;

import dev.errdict.db.catalog.CatalogDocument;
import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.Phrase;
import dev.errdict.db.catalog.PhraseKind;
import dev.errdict.db.words.Lang;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks that English texts have no Han characters or Chinese punctuation, and that Chinese texts
 * have Han characters.
 */
final class Scripts implements Check {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
  private static final Pattern CHINESE_PUNCTUATION = Pattern.compile("[，。；：！？（）「」『』、《》“”‘’]");

  @Override
  public List<Finding> check(CatalogDocument document) {
    List<Finding> findings = new ArrayList<>();
    DisplayedText.of(document).forEach(text -> check(findings, text));
    document.entries().forEach(entry -> phrases(findings, entry));
    return findings;
  }

  private static void check(List<Finding> findings, DisplayedText text) {
    switch (text.lang()) {
      case ZH -> {
        if (!text.official() && !HAN.matcher(text.content()).find()) {
          findings.add(
              Finding.of(
                  Rule.NO_HAN_IN_CHINESE, text.place(), text.part(), Lang.ZH, text.content()));
        }
      }
      case EN -> {
        findings.addAll(Excerpt.findings(Rule.HAN_IN_ENGLISH, HAN, text));
        if (!text.official()) {
          findings.addAll(Excerpt.findings(Rule.FULL_WIDTH_PUNCTUATION, CHINESE_PUNCTUATION, text));
        }
      }
    }
  }

  private static void phrases(List<Finding> findings, Entry entry) {
    for (Phrase phrase : entry.phrases()) {
      if (phrase.kind() == PhraseKind.ASK && Lang.ofScript(phrase.content()) != phrase.lang()) {
        Rule rule = phrase.lang() == Lang.ZH ? Rule.NO_HAN_IN_CHINESE : Rule.HAN_IN_ENGLISH;
        findings.add(
            Finding.of(
                rule, Place.entry(entry.ref()), Part.PHRASES, phrase.lang(), phrase.content()));
      }
    }
  }
}
