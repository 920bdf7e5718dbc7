/**
 * Looks for newer ATT&amp;CK releases: fetches configured addresses, MITRE's index or TAXII
 * collections within bounds, verifies what came, keeps it on disk and hands it to {@code attack},
 * the only package it uses. Whatever goes wrong here leaves what is loaded as it is.
 */
@NullMarked
package dev.kasane.update;

import org.jspecify.annotations.NullMarked;
