package dev.kasane.guideline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where guidelines are kept. */
@ConfigMapping(prefix = "kasane.guideline")
public interface GuidelineConfig {
  /** The folder of the files; a leading {@code ~/} is the user's own. */
  @WithDefault("${kasane.home:~/.kasane}/guidelines")
  String folder();

  /** The folder as a path. */
  default Path path() {
    return folder().startsWith("~/")
        ? Path.of(System.getProperty("user.home"), folder().substring(2))
        : Path.of(folder()).toAbsolutePath();
  }
}
