package dev.kasane.update;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasane.attack.Attack;
import dev.kasane.attack.BundleVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an index of collections, as MITRE publishes it beside its bundles. */
final class CollectionIndex {
  private static final int MOST_COLLECTIONS = 100;
  private static final int LONGEST_ADDRESS = 2_000;

  private CollectionIndex() {}

  /**
   * The newest release of each domain that the index lists. Versions that are no plain numbers,
   * such as betas, are passed over.
   *
   * @param address of the index, which addresses in it may be relative to
   * @throws Failed where it is no index
   */
  static List<Offer> newest(JsonNode index, URI address) throws Failed {
    JsonNode collections = index.path("collections");
    if (!collections.isArray()) {
      throw new Failed("It is no index of collections: it has no list 'collections'.");
    }
    var offers = new ArrayList<Offer>();
    for (JsonNode collection : collections) {
      Offer newest = newestOf(collection, address);
      if (newest != null && offers.size() < MOST_COLLECTIONS) {
        offers.add(newest);
      }
    }
    return offers;
  }

  private static @Nullable Offer newestOf(JsonNode collection, URI address) throws Failed {
    Offer newest = null;
    for (JsonNode entry : collection.path("versions")) {
      String version = entry.path("version").asText();
      String url = entry.path("url").asText();
      if (version.matches("\\d{1,4}(\\.\\d{1,4}){0,3}")
          && !url.isEmpty()
          && url.length() <= LONGEST_ADDRESS
          && (newest == null || BundleVersion.compare(version, newest.version()) > 0)) {
        String domain = domain(collection.path("name").asText(), url);
        newest = new Offer(domain, version, resolved(address, url));
      }
    }
    return newest;
  }

  private static String resolved(URI address, String url) throws Failed {
    try {
      return Redirect.followed(address, address.resolve(url)).toString();
    } catch (IllegalArgumentException e) {
      throw new Failed("It lists what is no address.");
    }
  }

  /** By the file's name, in the way in which releases are named; else by the collection's. */
  private static String domain(String name, String url) {
    Optional<Offer> file = Offer.ofFile(url.substring(url.lastIndexOf('/') + 1), url);
    String words = name.toLowerCase(Locale.ROOT).replace("att&ck", "attack");
    return file.map(Offer::domain).orElseGet(() -> String.valueOf(Attack.domain(words)));
  }
}
