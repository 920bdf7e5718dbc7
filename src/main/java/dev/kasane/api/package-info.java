/**
 * REST under {@code /api/v1}, as the contract, section 5, lays it down: reads the catalogue and the
 * casebook, hands findings to the stream, and tables and backups to {@code exchange}. May use all
 * of these; nothing uses this package.
 */
@NullMarked
package dev.kasane.api;

import org.jspecify.annotations.NullMarked;
