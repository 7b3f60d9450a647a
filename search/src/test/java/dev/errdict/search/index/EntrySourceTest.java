package dev.errdict.search.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errdict.db.catalog.Entry;
import dev.errdict.db.catalog.EntryRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EntrySourceTest {
  /** Each revision changes the entry of that code; somebody writes after each reading. */
  private static final class Busy implements EntrySource {
    private long revision = 1;

    @Override
    public long revision() {
      return revision;
    }

    @Override
    public List<EntryRef> changedAfter(long since) {
      List<EntryRef> changed =
          LongStream.rangeClosed(since + 1, revision)
              .mapToObj(number -> new EntryRef("busy", Long.toString(number)))
              .toList();
      revision++;
      return changed;
    }

    @Override
    public void forEach(Consumer<Entry> consumer) {}

    @Override
    public Optional<Entry> find(EntryRef ref) {
      return Optional.empty();
    }
  }

  @Test
  void what_is_written_while_a_source_is_read_is_read_the_next_time() {
    Busy source = new Busy();

    EntrySource.State first = source.state(0);
    EntrySource.State second = source.state(first.revision());

    assertEquals(List.of(new EntryRef("busy", "1")), first.changed());
    assertEquals(List.of(new EntryRef("busy", "2")), second.changed());
  }
}
