/**
 * A real Kafka broker and a real PostgreSQL inside this process, for standalone use, development
 * and tests. The only code that may use the broker's and the embedded database's libraries; knows
 * nothing of the rest of Kasane. A build with {@code -Dembedded=false} leaves the libraries out.
 */
@NullMarked
package dev.kasane.embedded;

import org.jspecify.annotations.NullMarked;
