/**
 * Which countermeasures are the best choice for a given cost: turns cases and a guideline's
 * controls into numbers, searches the best choice with a proof or a bound, and tells how sure the
 * choice is. May use {@code guideline}, {@code casebook} and {@code attack}; knows nothing of HTTP.
 */
@NullMarked
package dev.kasane.plan;

import org.jspecify.annotations.NullMarked;
