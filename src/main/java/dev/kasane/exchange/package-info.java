/**
 * Exchange formats: cases and the case table as other programs want them (CSV, XLSX, Navigator
 * layers, STIX, Sightings), and everything as a backup; tables of others are read in {@code table}.
 * May use {@code stream} to send, {@code casebook}, {@code mapping}, {@code finding} and {@code
 * attack}; knows nothing of HTTP or SQL.
 */
@NullMarked
package dev.kasane.exchange;

import org.jspecify.annotations.NullMarked;
