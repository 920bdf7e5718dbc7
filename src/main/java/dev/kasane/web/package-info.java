/**
 * Pages for people, rendered on the server: one class, one folder of templates and one bundle of
 * messages a page, within the frame that all share. Pages read what REST reads ({@code casebook},
 * {@code attack}, {@code plan} and so on), take their parameters with the classes of {@code api},
 * and change nothing themselves: what a reader changes goes to REST, so that there is one way in.
 * Nothing uses this package.
 */
@NullMarked
package dev.kasane.web;

import org.jspecify.annotations.NullMarked;
