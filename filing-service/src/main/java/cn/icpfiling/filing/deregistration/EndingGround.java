package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
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
    void requireNamed(FiledAct act) {
        if (findingId != null || withoutFindings(act).anyMatch(reason::equals)) {
            return;
        }
        throw ProblemException.broken(List.of(
                OF_FINDINGS.contains(reason)
                        ? Violation.of("/findingId", "FINDING_REQUIRED", null, reason)
                        : Violation.of("/reason", "REASON_UNKNOWN", null, catalogue(act))));
    }

    ProviderGround ground() {
        return new ProviderGround(reason, findingId);
    }

    /** Access to a record that the authority does not have ends with the record. */
    private static Stream<String> withoutFindings(FiledAct act) {
        return WITHOUT_FINDINGS.stream()
                .filter(code -> act != FiledAct.CANCEL_ACCESS || !code.equals(GoneAtAuthority.REASON));
    }

    private static List<String> catalogue(FiledAct act) {
        return Stream.concat(withoutFindings(act), OF_FINDINGS.stream())
                .sorted()
                .toList();
    }
}
