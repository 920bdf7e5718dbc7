package dev.kasane.search;

/**
 * An object that a query matched.
 *
 * @param entry its number in the index
 * @param name the number of the name that matched best; -1 where no single name did
 * @param score by which matches of one query compare
 */
record Match(int entry, int name, float score) {}
