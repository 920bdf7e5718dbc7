package dev.kasane.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the best first; the same question to the same releases has the same order
 * @param ignored words that no object has, where nothing has all words of the question; the hits
 *     are then what the other words find
 * @param suggestions the nearest first; empty where enough was found, or nothing is near
 */
public record Found(List<Hit> hits, List<String> ignored, List<Suggestion> suggestions) {}
