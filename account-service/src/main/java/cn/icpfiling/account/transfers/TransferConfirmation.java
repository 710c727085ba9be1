package cn.icpfiling.account.transfers;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The holder's last word on a transfer.
 *
 * @param codeId of the code sent to the account's phone; required of an applicant, not possible for a partner
 * @param code six digits; the same
 * @param customerConfirmed the partner's statement that its customer wants this; an applicant omits it
 */
record TransferConfirmation(
        UUID codeId, @Pattern(regexp = "^[0-9]{6}$") String code, Boolean customerConfirmed) {

    /**
     * A partner's customer has no login, so no phone of it proves anything. Its partner answers for it (ADR 0015), by a
     * scope that no client has unless it was granted.
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
        return "TransferConfirmation";
    }
}
