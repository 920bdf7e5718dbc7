package dev.kasane.plan;

/**
 * The best choice that a search found.
 *
 * @param chosen for each control whether it is part of it
 * @param cost in thousandths
 * @param effect the expected weight that it saves
 * @param bound no choice within the budget has more effect
 * @param proved whether none has more than this one, to a billionth
 * @param timedOut whether the clock ended the search
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Solution(
    boolean[] chosen, long cost, double effect, double bound, boolean proved, boolean timedOut) {}
