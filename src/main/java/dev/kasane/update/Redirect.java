package dev.kasane.update;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;

/** Where an address may lead. */
final class Redirect {
  private static final int LONGEST = 200;

  private Redirect() {}

  /** The address that an answer sends to. */
  static URI of(URI from, HttpHeaders headers) throws Failed {
    URI to;
    try {
      to = from.resolve(headers.firstValue("Location").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new Failed("It is redirected to what is no address.");
    }
    return followed(from, to);
  }

  /**
   * An address that another one led to.
   *
   * @throws Failed where it is none of the web, or less safe than that one
   */
  static URI followed(URI from, URI to) throws Failed {
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || to.getHost() == null) {
      throw new Failed("It leads to '%s', which is no http or https address.".formatted(cut(to)));
    }
    if ("https".equalsIgnoreCase(from.getScheme()) && scheme.equals("http")) {
      throw new Failed("It leads from https to http, to '%s'.".formatted(cut(to)));
    }
    return to;
  }

  private static String cut(URI address) {
    String text = Source.shown(address.toString());
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
