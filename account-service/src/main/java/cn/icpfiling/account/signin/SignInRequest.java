package cn.icpfiling.account.signin;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A sign-in by code, or by password with a login (staff) or a phone (holders); the fields decide which. */
record SignInRequest(
        UUID codeId,
        @Pattern(regexp = "^[0-9]{6}$") String code,
        @Size(max = 32) String phone,
        @Size(max = 64) String deviceToken,
        @Size(max = 64) String login,
        @Size(max = 256) String password,
        @Valid CaptchaAnswer captcha) {

    enum Way {
        CODE,
        STAFF_PASSWORD,
        OWN_PASSWORD
    }

    /** Refuses a request that mixes the ways or is incomplete. */
    Way way() {
        var wrong = new ArrayList<Violation>();
        var way = meant();
        switch (way) {
            case CODE -> {
                required(codeId, "/codeId", wrong);
                required(code, "/code", wrong);
                required(phone, "/phone", wrong);
            }
            case STAFF_PASSWORD -> {
                required(login, "/login", wrong);
                required(password, "/password", wrong);
                unwanted(phone, "/phone", wrong);
            }
            case OWN_PASSWORD -> required(password, "/password", wrong);
        }
        if (way == Way.CODE) {
            unwanted(captcha, "/captcha", wrong);
        } else {
            unwanted(codeId, "/codeId", wrong);
            unwanted(code, "/code", wrong);
            unwanted(deviceToken, "/deviceToken", wrong);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID_FIELD, wrong.size()).with(wrong);
        }
        return way;
    }

    private Way meant() {
        if (login == null && password == null) {
            return Way.CODE;
        }
        return login == null && phone != null ? Way.OWN_PASSWORD : Way.STAFF_PASSWORD;
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
