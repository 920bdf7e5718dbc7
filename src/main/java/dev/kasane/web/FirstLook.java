package dev.kasane.web;

import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Looks at the first page as soon as the service listens, so that no reader has to wait for what
 * happens only once: the lines of all cases are read, the template is put together, classes are
 * loaded. It goes the way of every reader, and nothing waits for it.
 */
@Singleton
class FirstLook {
  private static final Logger LOG = Logger.getLogger(FirstLook.class);
  private static final int LOOKS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

  private final Vertx vertx;

  FirstLook(Vertx vertx) {
    this.vertx = vertx;
  }

  void take(@ObservesAsync HttpServerStart started) {
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
