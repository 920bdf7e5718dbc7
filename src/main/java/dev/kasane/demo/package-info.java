/**
 * The reference cases as demo data, sent on the way that all findings take. May use {@code stream}
 * to send them; nothing uses this package.
 */
@NullMarked
package dev.kasane.demo;

import org.jspecify.annotations.NullMarked;
