package cn.icpfiling.account.signin;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The code of the device, or a recovery code instead.
 *
 * @param deviceToken of an earlier sign-in by a code; null on a device that has none
 */
record SecondFactorRequest(
        @NotNull UUID challengeId,
        @Pattern(regexp = "^[0-9]{6}$") String code,
        @Size(max = 40) String recoveryCode,
        @Size(max = 64) String deviceToken) {

    /** Refuses a request with both codes or none. */
    boolean usesDevice() {
        if (code == null && recoveryCode == null) {
            throw refused(Violation.of("/code", "REQUIRED", null));
        }
        if (code != null && recoveryCode != null) {
            throw refused(Violation.of("/recoveryCode", "ONE_WAY_IN", null));
        }
        return code != null;
    }

    private static ProblemException refused(Violation violation) {
        return new ProblemException(CommonProblem.INVALID_FIELD, 1).with(List.of(violation));
    }

    @Override
    public String toString() {
        return "SecondFactorRequest";
    }
}
