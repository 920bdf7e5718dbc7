package dev.kasane.casebook.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.Status;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class SparseCellsTest {
  @Property(tries = 300)
  void theyAreTheSameAsCellsOneByOne(@ForAll List<Boolean> there) {
    var cells = new SparseCells();
    List<@Nullable Object> plain = new ArrayList<>();
    for (int i = 0; i < there.size(); i++) {
      Status status = Status.values()[i % Status.values().length];
      if (there.get(i)) {
        cells.put(i, status);
      }
      plain.add(there.get(i) ? status.word() : null);
    }
    cells.wide(there.size());
    assertEquals(plain, cells);
    List<@Nullable Object> got = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      got.add(cells.get(i));
    }
    assertEquals(plain, got);
  }

  @Property(tries = 300)
  void theyCountWhereTheyCount(@ForAll List<Boolean> there) {
    var cells = new SparseCells();
    for (int i = 0; i < there.size(); i++) {
      if (there.get(i)) {
        cells.put(i, i % 2 == 0 ? Status.SUSPECTED : Status.RULED_OUT);
      }
    }
    var counts = new int[there.size()];
    cells.count(counts);
    for (int i = 0; i < counts.length; i++) {
      assertEquals(there.get(i) && i % 2 == 0 ? 1 : 0, counts[i]);
    }
  }
}
