package dev.kasane.attack;

import java.util.List;

/** The built-in facts, for tests of other packages. */
public final class BuiltIn {
  private BuiltIn() {}

  /** What a service without configuration resolves against. */
  public static Attack attack() {
    return new Attack(List.of(BuiltInFacts.read()), List.of());
  }
}
