package dev.errdict.search.witness;

import dev.errdict.db.catalog.EntryRef;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The witnesses of one question, without those that it corrects ("not 210, it's 211").
 *
 * @param codes in the order in which they are answered
 * @param texts the most significant first
 * @param numbers in the order in which they are answered; known ones, and unknown ones that are
 *     surely meant as codes
 * @param strangers whether it has Latin words outside its text that no catalog has: it may be about
 *     another product
 * @param text the normalised question for a search by words, without what it corrects
 */
public record Witnesses(
    List<CodeWitness> codes,
    List<TextWitness> texts,
    List<NumberWitness> numbers,
    boolean strangers,
    String text) {
  public Witnesses {
    codes = List.copyOf(codes);
    texts = List.copyOf(texts);
    numbers = List.copyOf(numbers);
  }

  /**
   * These witnesses with fewer entries for each text or code that several entries share.
   *
   * @param choice returns those of one witness's entries that stay, in their order; at least one
   */
  public Witnesses choosing(UnaryOperator<List<EntryRef>> choice) {
    return new Witnesses(
        codes.stream().map(one -> new CodeWitness(one.mention(), chosen(one, choice))).toList(),
        texts.stream().map(one -> one.with(chosen(one, choice))).toList(),
        numbers.stream()
            .map(one -> new NumberWitness(one.mention(), one.chance(), chosen(one, choice)))
            .toList(),
        strangers,
        text);
  }

  private static List<EntryRef> chosen(Witness one, UnaryOperator<List<EntryRef>> choice) {
    return one.entries().size() > 1 ? choice.apply(one.entries()) : one.entries();
  }

  /** All of them. */
  public List<Witness> all() {
    return Stream.of(codes, texts, numbers).<Witness>flatMap(List::stream).toList();
  }
}
