/**
 * Kasane lays a security team's incidents over MITRE ATT&amp;CK. This package holds nothing but the
 * entry point, the check of the configuration and the clock; each feature has a package of its own
 * beneath it, and each says in its {@code package-info} what belongs there and what it may use.
 */
@NullMarked
package dev.kasane;

import org.jspecify.annotations.NullMarked;
