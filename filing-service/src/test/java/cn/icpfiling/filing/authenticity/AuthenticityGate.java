package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.store.AuthenticityStepRepository;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Closes the gate for one test: nothing is submitted before its principals are done. */
@ApplicationScoped
public class AuthenticityGate {

    private final AuthenticityStepRepository steps;
    private final PersonIndex index;
    private final Clock clock;

    AuthenticityGate(AuthenticityStepRepository steps, PersonIndex index, Clock clock) {
        this.steps = steps;
        this.index = index;
        this.clock = clock;
    }

    public void close() {
        QuarkusMock.installMockForType(
                new AuthenticityPolicy(steps, index, "2026-01-01", clock), AuthenticityPolicy.class);
    }
}
