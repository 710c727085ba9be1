package cn.icpfiling.gateway.door;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * The gateway is alive while it can forward requests: each event loop runs, and each connection pool gives the
 * connections that it may open. A slow or unreachable service does not count, because a restart of the gateway would
 * not help.
 */
@Liveness
@Singleton
final class RequestsPass implements HealthCheck {

    private final LoopClients clients;
    private final Duration stuckAfter;

    RequestsPass(LoopClients clients, @ConfigProperty(name = "icp.gateway.stuck-after") Duration stuckAfter) {
        this.clients = clients;
        this.stuckAfter = stuckAfter;
    }

    @Override
    public HealthCheckResponse call() {
        var underWay = 0L;
        var held = 0L;
        var stuck = 0L;
        var starved = 0L;
        for (var client : clients.all()) {
            var pulse = client.pulse();
            underWay += pulse.underWay();
            held += pulse.connectionsHeld();
            if (pulse.isStuck(stuckAfter)) {
                stuck++;
            }
            if (pulse.isStarved()) {
                starved++;
            }
        }
        return HealthCheckResponse.named("requests pass")
                .status(stuck == 0 && starved == 0)
                .withData("requests under way", underWay)
                .withData("connections in use", held)
                .withData("event loops that do not turn", stuck)
                .withData("connection pools that give nothing", starved)
                .build();
    }
}
