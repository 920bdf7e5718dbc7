package dev.kasane.attack;

/**
 * A tactic of one release.
 *
 * @param id such as {@code TA0001}
 * @param shortname such as {@code initial-access}; what techniques name it by
 * @param order its place in the matrix, from 0
 */
public record Tactic(String domain, String id, String shortname, String name, int order) {}
