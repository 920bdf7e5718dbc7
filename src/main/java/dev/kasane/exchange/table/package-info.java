/**
 * A team's own table of cases, as it lies about in spreadsheets: read into cells, its layout
 * recognised, each row turned into claims and each mark into a finding. Nothing is guessed: what is
 * not understood is a problem with its place. May use {@code casebook}, {@code mapping}, {@code
 * finding} and {@code attack}.
 */
@NullMarked
package dev.kasane.exchange.table;

import org.jspecify.annotations.NullMarked;
