package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.EntryRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HashedRefsTest {
  @Test
  void entries_are_found_by_each_of_their_keys_and_by_nothing_else() {
    HashedRefs refs =
        new HashedRefs(
            List.of(ref("one", "E1"), ref("two", "E1"), ref("one", "e2"), ref("one", "x")),
            ref -> Set.of(ref.code(), ref.catalog()));

    assertEquals(Set.of(ref("one", "E1"), ref("two", "E1")), found(refs, "E1"));
    assertEquals(Set.of(ref("one", "e2")), found(refs, "e2"));
    assertEquals(Set.of(ref("two", "E1")), found(refs, "two"));
    assertEquals(Set.of(), found(refs, "E2"));
    assertEquals(Set.of(), found(new HashedRefs(List.of(), ref -> Set.of(ref.code())), "E1"));
  }

  @Test
  void keys_of_one_hash_are_told_apart() {
    assertEquals("Aa".hashCode(), "BB".hashCode());
    assertEquals("\0".hashCode(), "".hashCode());
    HashedRefs refs =
        new HashedRefs(
            List.of(ref("c", "Aa"), ref("c", "BB"), ref("c", "\0"), ref("c", "ÿÿÿÿÿÿÿÿ")),
            ref -> List.of(ref.code()));

    assertEquals(Set.of(ref("c", "Aa")), found(refs, "Aa"));
    assertEquals(Set.of(ref("c", "BB")), found(refs, "BB"));
    assertEquals(Set.of(), found(refs, ""));
    assertEquals(Set.of(ref("c", "ÿÿÿÿÿÿÿÿ")), found(refs, "ÿÿÿÿÿÿÿÿ"));
  }

  private static EntryRef ref(String catalog, String code) {
    return new EntryRef(catalog, code);
  }

  private static Set<EntryRef> found(HashedRefs refs, String key) {
    return refs.with(key).collect(Collectors.toSet());
  }
}
