/**
 * Guidelines: sets of controls, each mapped to techniques, from the loaded ATT&amp;CK release and
 * from files, what their controls cost, and how far they cover one's own cases. May use {@code
 * casebook} (its reading side) and {@code attack}; knows nothing of HTTP.
 */
@NullMarked
package dev.kasane.guideline;

import org.jspecify.annotations.NullMarked;
