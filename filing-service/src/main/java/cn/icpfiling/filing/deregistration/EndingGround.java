package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The provider's ground for ending a record or its access, as a member of staff names it.
 *
 * @param reason a code of the catalogue of endings, or the reason of the finding
 * @param findingId the overdue finding that is the ground; null only for a reason that has no findings
 */
record EndingGround(
        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_.]{0,63}$")
        String reason,

        UUID findingId) {

    private static final Set<String> OF_FINDINGS = ReasonCatalogue.bundled().of(ReasonCatalogue.Family.ENDING);
    private static final Set<String> WITHOUT_FINDINGS =
            ReasonCatalogue.bundled().of(ReasonCatalogue.Family.ENDING_ORDERED);

    /**
     * Refuses a ground without a finding with 422: FINDING_REQUIRED if findings have the reason, REASON_UNKNOWN if the
     * catalogue of endings does not have it. A finding brings its own reason.
     */
    void requireNamed() {
        if (findingId != null || WITHOUT_FINDINGS.contains(reason)) {
            return;
        }
        throw ProblemException.broken(List.of(
                OF_FINDINGS.contains(reason)
                        ? Violation.of("/findingId", "FINDING_REQUIRED", null, reason)
                        : Violation.of("/reason", "REASON_UNKNOWN", null, catalogue())));
    }

    ProviderGround ground() {
        return new ProviderGround(reason, findingId);
    }

    private static List<String> catalogue() {
        return Stream.concat(WITHOUT_FINDINGS.stream(), OF_FINDINGS.stream())
                .sorted()
                .toList();
    }
}
