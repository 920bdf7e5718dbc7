package dev.kasane.attack;

import org.jspecify.annotations.Nullable;

/**
 * What an analytic reads.
 *
 * @param dataComponent STIX id of the data component that it belongs to
 * @param name such as {@code auditd:SYSCALL}
 * @param channel what to look for there
 */
public record LogSource(String dataComponent, String name, @Nullable String channel) {}
