package dev.kasane.finding.json;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object. Most of what it is asked for it does not have, so that is seen first: each name
 * sets one of 64 bits.
 */
public final class JsonObject extends Json {
  /** So many names are sooner compared one by one than looked up. */
  private static final int FEW = 48;

  private final Name[] names;
  private final long bits;
  private long plainBits;
  private final @Nullable Map<String, Integer> many;

  JsonObject(Name[] names, Json[] values) {
    super(values);
    this.names = names;
    long all = 0;
    for (Name name : names) {
      all |= bit(name.hash);
    }
    this.bits = all;
    this.many = names.length <= FEW ? null : index();
  }

  private static long bit(int hash) {
    return 1L << ((hash * 0x9E3779B9) >>> 26);
  }

  /** A name in small letters and without separators. */
  public static String plain(String name) {
    return Name.plain(name);
  }

  /** The bit of a name, or of a plain name, to ask for it again and again. */
  public static long bit(String name) {
    return bit(name.hashCode());
  }

  /** Whether there may be a property of the name with that bit. */
  public boolean mayHave(long bit) {
    return (bits & bit) != 0;
  }

  /** Whether there may be a property of the plain name with that bit. */
  public boolean mayHavePlain(long bit) {
    return (plainBits() & bit) != 0;
  }

  private Map<String, Integer> index() {
    var index = new HashMap<String, Integer>(names.length * 2);
    for (int i = 0; i < names.length; i++) {
      index.put(names[i].text, i);
    }
    return index;
  }

  /** Whether two of its properties have one name. */
  boolean repeats() {
    if (many != null) {
      return many.size() < names.length;
    }
    long before = 0;
    for (int i = 0; i < names.length; i++) {
      long bit = bit(names[i].hash);
      if ((before & bit) != 0 && find(names[i].text, names[i].hash) < i) {
        return true;
      }
      before |= bit;
    }
    return false;
  }

  @Override
  public @Nullable Json get(String name) {
    int i = find(name);
    return i < 0 ? null : children[i];
  }

  /** The number of the property of that name; -1 for none. */
  public int find(String name) {
    int hash = name.hashCode();
    if ((bits & bit(hash)) == 0) {
      return -1;
    }
    return many == null ? find(name, hash) : many.getOrDefault(name, -1);
  }

  private int find(String name, int hash) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].hash == hash && names[i].text.equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The number of the first property whose plain name is that; -1 for none. */
  public int findPlain(String plain) {
    int hash = plain.hashCode();
    for (int i = (plainBits() & bit(hash)) == 0 ? names.length : 0; i < names.length; i++) {
      String each = names[i].plain();
      if (each.hashCode() == hash && each.equals(plain)) {
        return i;
      }
    }
    return -1;
  }

  private long plainBits() {
    if (plainBits == 0) {
      for (Name name : names) {
        plainBits |= bit(name.plain().hashCode());
      }
    }
    return plainBits;
  }

  /** The name of the property of that number. */
  public String name(int i) {
    return names[i].text;
  }

  @Override
  public String asText() {
    return "";
  }
}
