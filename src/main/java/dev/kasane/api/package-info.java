/**
 * REST under {@code /api/v1}, as the contract, section 5, lays it down: reads and searches the
 * catalogue, reads the casebook, scores guidelines and plans with them, hands findings to the
 * stream, and tables and backups to {@code exchange}. May use all of these; only {@code web} uses
 * this package, for reading parameters and saying problems.
 */
@NullMarked
package dev.kasane.api;

import org.jspecify.annotations.NullMarked;
