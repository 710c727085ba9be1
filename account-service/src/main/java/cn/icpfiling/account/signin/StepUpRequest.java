package cn.icpfiling.account.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * A code that proves the signed-in caller again.
 *
 * @param codeId of a one-time code with the purpose STEP_UP; null for a code of the authenticator app
 */
record StepUpRequest(
        UUID codeId,
        @NotNull @Pattern(regexp = "^[0-9]{6}$") String code) {

    @Override
    public String toString() {
        return "StepUpRequest";
    }
}
