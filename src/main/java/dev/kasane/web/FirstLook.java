package dev.kasane.web;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.table.CaseTable;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Does what happens only once before a reader has to wait for it. While the service starts, the
 * lines of all cases are read; once it listens, the first page is looked at, the way every reader
 * goes, so that the template is put together and classes are loaded. Nothing waits for either, and
 * no answer is kept.
 */
@Singleton
class FirstLook {
  private static final Logger LOG = Logger.getLogger(FirstLook.class);
  private static final int LOOKS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

  private final CaseTable table;
  private final AttackLibrary library;
  private final Vertx vertx;

  FirstLook(CaseTable table, AttackLibrary library, Vertx vertx) {
    this.table = table;
    this.library = library;
    this.vertx = vertx;
  }

  /** The releases are loaded before; topics and consumers come up beside it. */
  void read(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
    var reading = new Thread(this::read, "kasane-first-look");
    reading.setDaemon(true);
    reading.start();
  }

  private void read() {
    try {
      table.lines(library.attack());
    } catch (RuntimeException e) {
      // whoever asks first is told what is wrong
      LOG.debugf(e, "The cases were not read while the service starts");
    }
  }

  void look(@ObservesAsync HttpServerStart started) {
    int asked = started.options().getPort();
    // 0 or less asked for any free port; Quarkus then says which one it was
    int port =
        asked > 0 ? asked : ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    String host = started.options().getHost();
    var page =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(ANY_ADDRESS.contains(host) ? "localhost" : host)
            .setPort(port)
            .setURI("/")
            .putHeader("Accept", "text/html")
            .putHeader("Accept-Encoding", "gzip")
            .setTimeout(PATIENCE.toMillis());
    HttpClient reader = vertx.createHttpClient();
    look(reader, page, LOOKS)
        .onFailure(e -> LOG.debugf(e, "The first page was not looked at"))
        .onComplete(done -> reader.close());
  }

  private static Future<Buffer> look(HttpClient reader, RequestOptions page, int times) {
    Future<Buffer> seen =
        reader.request(page).compose(HttpClientRequest::send).compose(HttpClientResponse::body);
    return times == 1 ? seen : seen.compose(before -> look(reader, page, times - 1));
  }
}
