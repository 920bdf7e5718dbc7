/**
 * JSON as it comes from outside, read in one pass and within limits: names are shared, and texts
 * and numbers stay bytes until somebody asks for them, which for most of an event nobody does. Uses
 * nothing of Kasane.
 */
@NullMarked
package dev.kasane.finding.json;

import org.jspecify.annotations.NullMarked;
