package dev.kasane.attack;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement comes from: an entry of {@code external_references}. Held once for a release,
 * however many objects and relationships name it.
 *
 * @param source what citation marks call it
 * @param description author, date and title; of a name that others use, who uses it
 * @param id its id there, such as {@code CAPEC-163}
 */
public record Reference(
    String source, @Nullable String description, @Nullable String url, @Nullable String id) {}
