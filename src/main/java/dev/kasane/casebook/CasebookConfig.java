package dev.kasane.casebook;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalLong;

/** How the casebook works. */
@ConfigMapping(prefix = "kasane.casebook")
public interface CasebookConfig {
  /**
   * How many findings are kept in memory, so that their cases need not be read again; unset: as
   * many as fit in a quarter of the heap.
   */
  OptionalLong cachedFindings();
}
