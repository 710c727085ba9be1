package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StaffSignInTest {

    private final Stack stack = Stack.fromEnvironment();
    private final Staff staff = new Staff(stack);

    @Test
    void a_password_alone_opens_nothing() {
        var answer = staff.password("inspector").expect(202);

        assertThat(answer.at("/accessToken").isMissingNode()).isTrue();
        assertThat(answer.at("/enrolment").isMissingNode()).isTrue();
    }

    @Test
    void a_wrong_code_and_a_used_one_are_refused() {
        var app = staff.app("inspector");
        var step = Totp.stepAt(Instant.now());
        var challenge = staff.challenge("inspector");

        Problems.assertRefused(staff.proves(challenge, app.code(step - 120)), 422, "SECOND_FACTOR_WRONG");
        staff.proves(challenge, app.code(step)).expect(201);
        Problems.assertRefused(staff.proves(staff.challenge("inspector"), app.code(step)), 422, "SECOND_FACTOR_USED");
    }
}
