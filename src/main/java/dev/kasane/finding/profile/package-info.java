/**
 * Formats as data: a profile says in YAML how an event of a product is recognised and where it
 * keeps what, and is compiled here into something that reads events quickly. May use {@code
 * finding} for what a finding is and {@code attack} for what a claim is; knows no product by name.
 */
@NullMarked
package dev.kasane.finding.profile;

import org.jspecify.annotations.NullMarked;
