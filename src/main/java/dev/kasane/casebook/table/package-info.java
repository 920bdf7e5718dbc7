/**
 * The table over all cases: one line for each case, kept in memory for each set of releases that is
 * asked about, and brought up to the database's state before every answer. Everything that counts
 * or compares cases reads these lines, so that the case table, the counts and the plans can never
 * disagree. Reads what {@code casebook} wrote; may use {@code attack} for names and order; knows
 * nothing of findings, Kafka or HTTP.
 */
@NullMarked
package dev.kasane.casebook.table;

import org.jspecify.annotations.NullMarked;
