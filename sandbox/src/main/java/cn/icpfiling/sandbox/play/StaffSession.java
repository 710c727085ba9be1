package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The session of a member of the provider's staff whom the sandbox plays. Signs in by password and authenticator app. */
final class StaffSession {

    private static final Duration LIFE_OF_A_TOKEN = Duration.ofMinutes(8);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int UNAUTHENTICATED = 401;

    private final Platform platform;
    private final SandboxConfig.Member account;
    private final TestClock clock;
    private final Supplier<? extends RuntimeException> locked;

    private String token;
    private Instant until = Instant.EPOCH;

    /** @param locked what is thrown if the member cannot sign in */
    StaffSession(
            Platform platform,
            SandboxConfig.Member account,
            TestClock clock,
            Supplier<? extends RuntimeException> locked) {
        this.platform = platform;
        this.account = account;
        this.clock = clock;
        this.locked = locked;
    }

    boolean isThere() {
        return account.login().isPresent()
                && account.password().isPresent()
                && account.totp().isPresent();
    }

    /** Asks as the member, who must be there. A session that others have ended meanwhile is replaced by a new one, once. */
    Platform.Answer ask(Function<String, Platform.Answer> request) {
        var used = token();
        var answer = request.apply(used);
        if (answer.status() != UNAUTHENTICATED) {
            return answer;
        }
        forget(used);
        return request.apply(token());
    }

    private synchronized void forget(String used) {
        if (used.equals(token)) {
            until = Instant.EPOCH;
        }
    }

    private synchronized String token() {
        if (!clock.machineNow().isBefore(until)) {
            token = signIn();
            until = clock.machineNow().plus(LIFE_OF_A_TOKEN);
        }
        return token;
    }

    private String signIn() {
        var challenge = platform.post(
                "/api/v1/sessions",
                Map.of(
                        "login",
                        account.login().orElseThrow(),
                        "password",
                        account.password().orElseThrow()),
                null,
                null);
        // A code signs in once: one that was used a moment ago is followed by the next.
        for (var apart = -1; apart <= 1 && challenge.is2xx(); apart++) {
            var code =
                    Totp.code(account.totp().orElseThrow(), clock.machineNow().plus(STEP.multipliedBy(apart)));
            var session = platform.post(
                    "/api/v1/sessions/second-factor",
                    Map.of("challengeId", challenge.body().path("challengeId").asText(), "code", code),
                    null,
                    null);
            if (session.is2xx()) {
                return session.body().path("accessToken").asText();
            }
        }
        throw locked.get();
    }
}
