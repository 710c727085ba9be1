package cn.icpfiling.filing.cancellation;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The holder's request to end the access.
 *
 * @param codeId of the code sent to the account's phone; required of an applicant, not possible for a partner
 * @param filingPassword required if the rules of the day ask for it, else not read
 * @param customerConfirmed the partner's statement that its customer wants this; an applicant omits it
 */
record AccessCancellation(
        @Size(max = 128) String impactToken,
        UUID codeId,
        @Pattern(regexp = "^[0-9]{6}$") String code,

        @Pattern(regexp = "^[\\x21-\\x7E]{1,64}$") String filingPassword,

        Boolean customerConfirmed) {

    /**
     * A partner's customer has no login and so no phone that proves anything. Their partner answers for them (ADR
     * 0015).
     */
    void requireProofOf(boolean partner) {
        var faults = new ArrayList<Violation>();
        if (partner) {
            if (!Boolean.TRUE.equals(customerConfirmed)) {
                faults.add(Violation.of("/customerConfirmed", "REQUIRED", null));
            }
        } else {
            if (codeId == null) {
                faults.add(Violation.of("/codeId", "REQUIRED", null));
            }
            if (code == null) {
                faults.add(Violation.of("/code", "REQUIRED", null));
            }
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, faults.size()).with(List.copyOf(faults));
        }
    }

    @Override
    public String toString() {
        return "AccessCancellation";
    }
}
