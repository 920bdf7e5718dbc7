package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.finding.profile.Profile;
import dev.kasane.finding.profile.ProfileFault;
import dev.kasane.finding.profile.ProfileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The profiles that come with Kasane. */
final class BuiltInFormats {
  private static final String FOLDER = "/formats/";

  private BuiltInFormats() {}

  /** All of them, in the order of the list. */
  static List<Profile> read() {
    var profiles = new ArrayList<Profile>();
    for (String name : text("list.txt").lines().map(String::strip).toList()) {
      if (name.isEmpty() || name.startsWith("#")) {
        continue;
      }
      try {
        profiles.add(ProfileReader.read(name + ".yaml", text(name + ".yaml")));
      } catch (ProfileFault e) {
        throw new IllegalStateException("A built-in format is broken: " + e.getMessage(), e);
      }
    }
    return List.copyOf(profiles);
  }

  private static String text(String name) {
    try (InputStream in = BuiltInFormats.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + FOLDER + name + " is not in this build");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
