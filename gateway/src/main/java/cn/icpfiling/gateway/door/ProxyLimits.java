package cn.icpfiling.gateway.door;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The time limit of each step of an exchange, and the limits of connections and waiting requests per service. */
@Singleton
final class ProxyLimits {

    private final Duration answer;
    private final Duration connect;
    private final Duration wait;
    private final Duration overload;
    private final BodyPaces paces;
    private final int connections;
    private final int waiting;
    private final boolean compression;

    ProxyLimits(
            @ConfigProperty(name = "icp.gateway.timeout") Duration answer,
            @ConfigProperty(name = "icp.gateway.connect-timeout") Duration connect,
            @ConfigProperty(name = "icp.gateway.connection-wait") Duration wait,
            @ConfigProperty(name = "icp.gateway.overload-wait") Duration overload,
            BodyPaces paces,
            @ConfigProperty(name = "icp.gateway.connections") int connections,
            @ConfigProperty(name = "icp.gateway.waiting") int waiting,
            @ConfigProperty(name = "icp.gateway.compression") boolean compression) {
        this.answer = answer;
        this.connect = connect;
        this.wait = wait;
        this.overload = overload;
        this.paces = paces;
        this.connections = connections;
        this.waiting = waiting;
        this.compression = compression;
    }

    /** How long a service may be silent: until its response begins, and within the response. */
    Duration answer() {
        return answer;
    }

    Duration connect() {
        return connect;
    }

    /** How long a request waits for a connection to its service. */
    Duration connectionWait() {
        return wait;
    }

    /** How long a request waits for a connection at most while more come than its service can answer. */
    Duration overloadWait() {
        return overload;
    }

    /** How fast the bodies of requests and responses must travel. */
    BodyPaces paces() {
        return paces;
    }

    /** Connections to one service, over all event loops. */
    int connections() {
        return connections;
    }

    /** Whether answers of services are compressed for those who take it. */
    boolean compression() {
        return compression;
    }

    /** Requests that may wait for a connection, over all event loops. */
    int waiting() {
        return waiting;
    }
}
