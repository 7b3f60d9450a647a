package dev.errdict.search.text;

import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_ALL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_WORD_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The terms of a normalised text: Han characters in pairs and alone, English words without function
 * words and stemmed (M. F. Porter, 1980), symbols split at case and underscore and also kept whole.
 */
public final class TermAnalyzer extends Analyzer {
  static final CharArraySet STOP_WORDS =
      new CharArraySet(Lines.of(TermAnalyzer.class, "stop-words.txt"), true);

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer tokenizer = new StandardTokenizer();
    TokenStream stream = new CJKBigramFilter(tokenizer, CJKBigramFilter.HAN, true);
    stream =
        new WordDelimiterGraphFilter(
            new SymbolFilter(stream),
            GENERATE_WORD_PARTS
                | GENERATE_NUMBER_PARTS
                | CATENATE_ALL
                | SPLIT_ON_CASE_CHANGE
                | STEM_ENGLISH_POSSESSIVE,
            null);
    stream = new LowerCaseFilter(stream);
    stream = new StopFilter(stream, STOP_WORDS);
    return new TokenStreamComponents(tokenizer, new PorterStemFilter(stream));
  }
}
