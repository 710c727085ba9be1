package cn.icpfiling.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports a service with wrong keys as not ready, so it gets no requests. */
@Readiness
@ApplicationScoped
class KeysHealthCheck implements HealthCheck {
    private final KeyCheck keys;

    KeysHealthCheck(KeyCheck keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("keysets");
        try {
            keys.requireRightKeys();
            return answer.up().build();
        } catch (RuntimeException unusable) {
            return answer.down()
                    .withData("reason", String.valueOf(unusable.getMessage()))
                    .build();
        }
    }
}
