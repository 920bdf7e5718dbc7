package dev.kasane.search;

/**
 * What may have been meant.
 *
 * @param text a name, an alias or an id, to be searched for instead
 * @param id of the object that it belongs to
 * @param kind what the object is
 */
public record Suggestion(String text, String id, String name, String kind) {}
