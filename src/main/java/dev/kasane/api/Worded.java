package dev.kasane.api;

import java.util.function.UnaryOperator;

/** An answer that holds sentences for a person; whoever reads another language gets them in it. */
public interface Worded {
  /** The same with its sentences in other words. */
  Worded in(UnaryOperator<String> words);
}
