/**
 * Pages for people, rendered on the server. Reads {@code casebook} and {@code attack}; nothing uses
 * this package.
 */
@NullMarked
package dev.kasane.web;

import org.jspecify.annotations.NullMarked;
