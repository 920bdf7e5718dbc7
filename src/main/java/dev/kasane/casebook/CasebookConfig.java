package dev.kasane.casebook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the casebook works. */
@ConfigMapping(prefix = "kasane.casebook")
public interface CasebookConfig {
  /** How many findings are kept in memory, so that their cases need not be read again. */
  @WithDefault("300000")
  long cachedFindings();
}
