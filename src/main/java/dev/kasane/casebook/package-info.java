/**
 * The cases: applies mapped findings to PostgreSQL in one transaction, tells each case anew from
 * its live findings and from what handlers decided, stated and merged, keeps the sums over all
 * cases, and answers queries about both. May use {@code mapping}, {@code finding} and {@code
 * attack}; knows nothing of Kafka or HTTP.
 *
 * <p>Writing goes through {@link dev.kasane.casebook.Casebook} with set-based SQL; reading through
 * native queries, for what cases are asked by stands in arrays.
 */
@NullMarked
package dev.kasane.casebook;

import org.jspecify.annotations.NullMarked;
