package dev.kasane.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relationship between two objects of a release.
 *
 * @param type such as {@code uses} or {@code mitigates}; of a reference inside the source, the
 *     property that holds it, such as {@code x_mitre_analytic_refs}
 * @param source STIX id
 * @param target STIX id
 * @param description how the one does that to the other, markdown with citation marks; null where
 *     nothing is said
 * @param references what the description cites
 */
public record Relation(
    String type,
    String source,
    String target,
    @Nullable String description,
    List<Reference> references) {}
