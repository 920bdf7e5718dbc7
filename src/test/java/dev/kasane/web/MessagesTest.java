package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/kasane/web");
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-zA-Z]+)[^}]*}");

  static List<Class<?>> bundles() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Messages.java"))
          .sorted()
          .<Class<?>>map(name -> bundle(name.replace(".java", "")))
          .toList();
    }
  }

  private static Class<?> bundle(String name) {
    try {
      return Class.forName("dev.kasane.web." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyMessageIsThereInJapanese(Class<?> bundle) throws IOException {
    assertEquals(
        Arrays.stream(bundle.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(japanese(bundle).stringPropertyNames()));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesSayTheSameFigures(Class<?> bundle) throws IOException {
    Properties japanese = japanese(bundle);
    assertEquals(
        List.of(),
        Arrays.stream(bundle.getDeclaredMethods())
            .filter(
                method ->
                    !parameters(method.getAnnotation(Message.class).value())
                        .equals(parameters(japanese.getProperty(method.getName(), ""))))
            .map(Method::getName)
            .toList());
  }

  private static TreeSet<String> parameters(String message) {
    return PARAMETER
        .matcher(message)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties japanese(Class<?> bundle) throws IOException {
    String name = bundle.getAnnotation(MessageBundle.class).value();
    var messages = new Properties();
    try (var in =
        Files.newBufferedReader(Path.of("src/main/resources/messages", name + "_ja.properties"))) {
      messages.load(in);
    }
    return messages;
  }
}
