package dev.kasane.plan;

import dev.kasane.plan.Plan.Effect;
import java.util.function.DoubleFunction;

/**
 * A question in numbers, with the best plan that was found for it.
 *
 * @param start which controls are open to choice
 * @param budget in thousandths
 * @param effect tells an expected weight as an effect
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Solved(
    Instance instance,
    byte[] start,
    long budget,
    Solution best,
    Numbers numbers,
    DoubleFunction<Effect> effect) {}
