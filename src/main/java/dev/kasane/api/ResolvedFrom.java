package dev.kasane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an answer was found that bears another id than was asked for.
 *
 * @param id what was asked for
 * @param outcome as of a claim, such as {@code revoked}
 * @param path ids from the one to the other; empty where no hop was needed
 */
@Schema(
    name = "ResolvedFrom",
    examples =
        """
        {"id":"T1073","outcome":"revoked","path":["T1073","T1574.002","T1574.001"]}""")
public record ResolvedFrom(String id, String outcome, List<String> path) {}
