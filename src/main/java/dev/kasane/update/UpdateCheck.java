package dev.kasane.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.update.Fetcher.Answer;
import dev.kasane.update.Fetcher.Question;
import dev.kasane.update.Updates.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Asks one source after the other for a newer release. Not thread-safe. */
final class UpdateCheck {
  /** As much as is read of a bundle: ten times the largest release there is. */
  private static final long MOST_BYTES = 400L * 1024 * 1024;

  /** Pages of a TAXII collection: enough for a dozen objects a page. */
  private static final int MOST_PAGES = 2_000;

  private static final long LARGEST_INDEX = 4L * 1024 * 1024;

  private final Set<String> domains;
  private final AttackLibrary library;
  private final BundleCache cache;
  private final Shelf shelf;
  private final Fetcher fetcher;
  private final ObjectMapper json;
  private final Taxii taxii;

  UpdateCheck(
      Set<String> domains,
      AttackLibrary library,
      BundleCache cache,
      Shelf shelf,
      Fetcher fetcher,
      ObjectMapper json) {
    this.domains = domains;
    this.library = library;
    this.cache = cache;
    this.shelf = shelf;
    this.fetcher = fetcher;
    this.json = json;
    this.taxii = new Taxii(fetcher, json, MOST_BYTES, MOST_PAGES);
  }

  /**
   * Asks a source, and puts what is new in its place.
   *
   * @throws Failed where nothing could be had, or not all; what could be is in its place
   */
  Outcome ask(Source source) throws Failed, InterruptedException {
    Attack before = library.attack();
    try {
      if (source.taxii()) {
        askTaxii(source);
      } else if (source.role() == Source.Role.INDEX) {
        askIndex(source);
      } else {
        askBundle(source);
      }
    } finally {
      if (shelf.place()) {
        Changes.log(before, library.attack());
      }
    }
    return library.attack() == before ? Outcome.UNCHANGED : Outcome.UPDATED;
  }

  private void askBundle(Source source) throws Failed, InterruptedException {
    Catalogue before = shelf.of(source);
    Validators known = before == null ? Validators.NONE : cache.known(source).validators();
    Path part = cache.part();
    try {
      var question = new Question(source.address(), Media.JSON, known, MOST_BYTES);
      Optional<Answer> answer = fetcher.ask(question, part);
      if (answer.isPresent()) {
        Offer release = keep(part, source, before);
        cache.remember(source, Known.of(answer.get().validators(), release));
      }
    } finally {
      cache.discard(part);
    }
  }

  private Offer keep(Path part, Source source, @Nullable Catalogue before) throws Failed {
    var reading = library.read(part, Source.shown(source.origin()));
    return shelf.keep(part, Verification.verified(reading, null, before), source.origin());
  }

  private void askIndex(Source source) throws Failed, InterruptedException {
    Failed failed = null;
    for (Offer offer : offers(source)) {
      if (domains.contains(offer.domain()) && library.isNewer(offer.domain(), offer.version())) {
        try {
          take(offer);
        } catch (Failed e) {
          failed = failed == null ? e.of(offer) : failed;
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  private List<Offer> offers(Source source) throws Failed, InterruptedException {
    Known known = cache.known(source);
    Validators validators = known.offers().isEmpty() ? Validators.NONE : known.validators();
    Path part = cache.part();
    try {
      var question = new Question(source.address(), Media.JSON, validators, LARGEST_INDEX);
      Optional<Answer> answer = fetcher.ask(question, part);
      if (answer.isEmpty()) {
        return known.offers();
      }
      List<Offer> offers = CollectionIndex.newest(tree(part), source.address());
      if (offers.stream().noneMatch(offer -> domains.contains(offer.domain()))) {
        throw new Failed("The index lists nothing of %s.".formatted(String.join(", ", domains)));
      }
      cache.remember(source, new Known(answer.get().validators(), null, offers));
      return offers;
    } finally {
      cache.discard(part);
    }
  }

  private JsonNode tree(Path part) throws Failed {
    try (var in = new GZIPInputStream(Files.newInputStream(part))) {
      return json.readTree(in);
    } catch (IOException e) {
      throw new Failed("The index is not JSON, or not all of it.");
    }
  }

  private void take(Offer offer) throws Failed, InterruptedException {
    Path part = cache.part();
    try {
      fetcher.ask(
          new Question(URI.create(offer.address()), Media.JSON, Validators.NONE, MOST_BYTES), part);
      Catalogue current = library.attack().current(offer.domain()).orElse(null);
      Catalogue came = Verification.verified(shelf.read(part, offer), offer, current);
      shelf.keep(part, came, offer.address());
    } finally {
      cache.discard(part);
    }
  }

  private void askTaxii(Source source) throws Failed, InterruptedException {
    Known known = cache.known(source);
    Catalogue before = shelf.of(source);
    boolean index = source.role() == Source.Role.INDEX;
    Path part = cache.part();
    Path page = cache.part();
    try {
      String since = known.addedAfter();
      if (since != null
          && !wanted(known, before, index)
          && !taxii.changed(source.address(), since, page)) {
        return;
      }
      String added = taxii.collect(source.address(), part, page);
      var reading = library.read(part, Source.shown(source.origin()));
      Catalogue came = Verification.verified(reading, null, index ? null : before);
      Offer release = Offer.of(came, source.origin());
      if (!index) {
        release = shelf.keep(part, came, source.origin());
      } else if (!domains.contains(came.domain())) {
        throw new Failed("The collection is %s, which is not looked for.".formatted(release));
      } else if (library.isNewer(came.domain(), came.version())) {
        Verification.verified(reading, null, library.attack().current(came.domain()).orElse(null));
        release = shelf.keep(part, came, source.origin());
      }
      cache.remember(source, new Known(Validators.NONE, added, List.of(release)));
    } finally {
      cache.discard(part);
      cache.discard(page);
    }
  }

  /** Whether the release of a collection is missing here, however long it has been the same. */
  private boolean wanted(Known known, @Nullable Catalogue before, boolean index) {
    return index
        ? known.offers().stream().anyMatch(o -> library.isNewer(o.domain(), o.version()))
        : before == null;
  }
}
