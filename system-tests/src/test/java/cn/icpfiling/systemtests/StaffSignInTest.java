package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.chaos.Backstage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class StaffSignInTest {

    private static final Map<String, String> PUBLIC_PATH_OF = Map.of(
            "account", "/api/v1/accounts/me", "filing", "/api/v1/orders", "verification", "/api/v1/approved-tlds");

    private final Stack stack = Stack.fromEnvironment();
    private final Staff staff = new Staff(stack);

    @Test
    void a_password_alone_opens_nothing() {
        var answer = staff.password("inspector").expect(202);

        assertThat(answer.at("/accessToken").isMissingNode()).isTrue();
        assertThat(answer.at("/enrolment").isMissingNode()).isTrue();
    }

    @Test
    void an_ended_session_is_over_within_seconds_at_the_gateway_and_behind_it() {
        var first = staff.signIn("support").caller();
        var second = staff.signIn("support").caller();
        first.get("/api/v1/accounts/me").expect(200);

        second.delete("/api/v1/sessions").expect(204);

        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            Problems.assertRefused(first.get("/api/v1/accounts/me"), 401, "TOKEN_REVOKED");
            PUBLIC_PATH_OF.forEach((service, path) -> Problems.assertRefused(
                    Caller.at(Backstage.address(service)).with(first.token()).get(path), 401, "TOKEN_REVOKED"));
        });
        second.get("/api/v1/accounts/me").expect(200);
    }

    @Test
    void nobody_but_an_administrator_sees_staff() {
        staff.caller("administrator").get("/api/v1/staff").expect(200);
        Problems.assertRefused(staff.caller("reviewer").get("/api/v1/staff"), 403, "FORBIDDEN");
    }

    @Test
    void a_wrong_code_and_a_used_one_are_refused() {
        var app = staff.app("inspector");
        var old = app.code(Totp.stepAt(Instant.now()) - 120);
        Problems.assertRefused(staff.proves(staff.challenge("inspector"), old), 422, "SECOND_FACTOR_WRONG");

        var step = signsInBy(app);
        Problems.assertRefused(staff.proves(staff.challenge("inspector"), app.code(step)), 422, "SECOND_FACTOR_USED");
    }

    /** Returns the step of a code that was not used before: what runs beside this test signs in as the same member of staff. */
    private long signsInBy(Totp app) {
        var step = new AtomicLong();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> {
                    step.set(Totp.stepAt(Instant.now()) + 1);
                    var answer = staff.proves(staff.challenge("inspector"), app.code(step.get()));
                    if (answer.status() != 201) {
                        Problems.assertRefused(answer, 422, "SECOND_FACTOR_USED");
                    }
                    return answer.status() == 201;
                });
        return step.get();
    }
}
