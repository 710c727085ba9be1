package cn.icpfiling.sandbox.play;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The sandbox's own member of the provider's staff, who approves what a developer plays. */
@ApplicationScoped
class Reviewer {

    private final StaffSession session;

    Reviewer(Platform platform, SandboxConfig config, TestClock clock) {
        this.session = new StaffSession(
                platform,
                config.reviewer(),
                clock,
                () -> Refusal.of(
                        503,
                        "NO_REVIEWER",
                        "No reviewer",
                        "The reviewer of this sandbox could not sign in",
                        "Wait half a minute and try again: each code of the authenticator app signs in once"));
    }

    boolean isThere() {
        return session.isThere();
    }

    Platform.Answer ask(Function<String, Platform.Answer> request) {
        if (!isThere()) {
            throw Refusal.of(
                    503,
                    "NO_REVIEWER",
                    "No reviewer",
                    "This sandbox has no member of the staff who could approve",
                    "Set icp.sandbox.reviewer.login, .password and .totp, or approve as a reviewer yourself");
        }
        return session.ask(request);
    }
}
