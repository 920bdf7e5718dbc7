package dev.kasane.update;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Whether and where newer releases are looked for. */
@ConfigMapping(prefix = "kasane.attack")
public interface UpdateConfig {
  /**
   * {@code off}: only what is configured is fetched; {@code auto}: newer releases are looked for at
   * the start and once a day; an ISO 8601 duration: at the start and then at that interval.
   */
  @WithDefault("off")
  String update();

  /** Where newer releases are looked for: addresses of indexes or of TAXII collections. */
  @WithDefault("https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/index.json")
  List<String> index();

  /** The domains that are looked for there. */
  @WithDefault("enterprise-attack,mobile-attack,ics-attack")
  List<String> domains();
}
