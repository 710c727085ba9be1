package cn.icpfiling.account.signin;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A sign-in by code or by password; the fields decide which. */
record SignInRequest(
        UUID codeId,
        @Pattern(regexp = "^[0-9]{6}$") String code,
        @Size(max = 32) String phone,
        @Size(max = 64) String deviceToken,
        @Size(max = 64) String login,
        @Size(max = 256) String password) {

    /** Refuses a request that mixes both ways or is incomplete. */
    boolean usesCode() {
        var byCode = login == null && password == null;
        var wrong = new ArrayList<Violation>();
        if (byCode) {
            required(codeId, "/codeId", wrong);
            required(code, "/code", wrong);
            required(phone, "/phone", wrong);
        } else {
            required(login, "/login", wrong);
            required(password, "/password", wrong);
            unwanted(codeId, "/codeId", wrong);
            unwanted(code, "/code", wrong);
            unwanted(phone, "/phone", wrong);
            unwanted(deviceToken, "/deviceToken", wrong);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, wrong.size()).with(wrong);
        }
        return byCode;
    }

    private static void required(Object value, String pointer, List<Violation> wrong) {
        if (value == null) {
            wrong.add(Violation.of(pointer, "REQUIRED", null));
        }
    }

    private static void unwanted(Object value, String pointer, List<Violation> wrong) {
        if (value != null) {
            wrong.add(Violation.of(pointer, "ONE_WAY_IN", null));
        }
    }

    @Override
    public String toString() {
        return "SignInRequest";
    }
}
