package dev.kasane.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the reader of a page wants it: language and colours, from the address, else from a cookie of
 * an earlier choice, else from the browser. Templates know it as {@code visit}.
 */
@Named("visit")
@RequestScoped
public class Visit {
  static final String LANGUAGE = "lang";
  static final String THEME = "theme";
  static final String JAPANESE = "ja";
  private static final List<String> LANGUAGES = List.of("en", JAPANESE);
  private static final List<String> THEMES = List.of("auto", "light", "dark");

  private final HttpHeaders headers;
  private final UriInfo uri;

  Visit(HttpHeaders headers, UriInfo uri) {
    this.headers = headers;
    this.uri = uri;
  }

  /** {@code en} or {@code ja}. */
  public String lang() {
    String chosen = chosen(LANGUAGE, LANGUAGES);
    return chosen != null ? chosen : fromBrowser();
  }

  /** The language as Qute's message bundles want it. */
  Locale locale() {
    return Locale.forLanguageTag(lang());
  }

  /**
   * A sentence in the language of the page.
   *
   * @param lang what it is in: English where Kasane did not say it
   */
  public record Sentence(String text, String lang) {}

  /** What another part of Kasane says in English, in the language of the page. */
  public Sentence worded(String english) {
    String text = lang().equals(JAPANESE) ? Japanese.of(english) : english;
    return new Sentence(text, Japanese.is(text) ? lang() : "en");
  }

  /** {@code auto} (as the system has it), {@code light} or {@code dark}. */
  public String theme() {
    String chosen = chosen(THEME, THEMES);
    return chosen != null ? chosen : "auto";
  }

  /** The path of this page, for marking it in the navigation. */
  public String path() {
    return uri.getRequestUri().getPath();
  }

  /** The address of this same page with one parameter changed; never another host. */
  public String with(String parameter, String value) {
    var address = uri.getRequestUriBuilder().replaceQueryParam(parameter, value).build();
    String query = address.getRawQuery();
    return address.getRawPath().replaceFirst("^/+", "/") + (query == null ? "" : "?" + query);
  }

  /** What the reader just chose of {@code parameter}, to be remembered; null where nothing. */
  @Nullable String newlyChosen(String parameter) {
    String asked = uri.getQueryParameters().getFirst(parameter);
    List<String> known = parameter.equals(LANGUAGE) ? LANGUAGES : THEMES;
    return asked != null && known.contains(asked) ? asked : null;
  }

  private @Nullable String chosen(String parameter, List<String> known) {
    String asked = newlyChosen(parameter);
    if (asked != null) {
      return asked;
    }
    Cookie kept = headers.getCookies().get(cookie(parameter));
    return kept != null && known.contains(kept.getValue()) ? kept.getValue() : null;
  }

  private String fromBrowser() {
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .filter(LANGUAGES::contains)
        .findFirst()
        .orElse("en");
  }

  static String cookie(String parameter) {
    return "kasane-" + parameter;
  }
}
