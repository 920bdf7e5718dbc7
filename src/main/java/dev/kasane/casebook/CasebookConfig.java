package dev.kasane.casebook;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalLong;

/** How the casebook works. */
@ConfigMapping(prefix = "kasane.casebook")
public interface CasebookConfig {
  /**
   * How many findings are kept in memory, so that their cases need not be read again; unset: as
   * many as fit in a third of the heap.
   */
  OptionalLong cachedFindings();

  /**
   * How many findings the cases of a batch may hold together: for each transaction they are all in
   * memory. A batch of more is applied in parts. Unset: as many as fit in an eighth of the heap.
   */
  OptionalLong findingsAtOnce();
}
