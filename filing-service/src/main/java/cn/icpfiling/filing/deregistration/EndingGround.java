package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;

/**
 * The provider's ground for ending a record or its access.
 *
 * @param reason a code of the catalogue of endings
 */
record EndingGround(
        @NotNull @Pattern(regexp = "^[A-Z][A-Z0-9_.]{0,63}$")
        String reason) {

    private static final Set<String> CATALOGUE = ReasonCatalogue.bundled().of(ReasonCatalogue.Family.ENDING);

    /** Refuses with 422 REASON_UNKNOWN if the catalogue does not have the reason. */
    ProviderGround ground() {
        if (!CATALOGUE.contains(reason)) {
            throw ProblemException.broken(
                    List.of(Violation.of("/reason", "REASON_UNKNOWN", null, List.copyOf(CATALOGUE))));
        }
        return new ProviderGround(reason);
    }
}
