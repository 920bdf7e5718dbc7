package dev.kasane.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the {@code cursor} of the rest; null where there is none
 */
record Items<T>(List<T> items, @Nullable String next) {}
