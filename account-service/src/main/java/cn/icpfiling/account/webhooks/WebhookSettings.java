package cn.icpfiling.account.webhooks;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How deliveries are made. The defaults stand with their reasons in application.properties. */
@ConfigMapping(prefix = "icp.webhooks")
interface WebhookSettings {

    /** Whether http is allowed besides https; for a sandbox alone. */
    boolean plainHttp();

    /** The networks that requests come from, in CIDR notation, for the receivers' firewalls. */
    Optional<List<String>> egressAddresses();

    /** The longest time of an attempt. */
    Duration timeout();

    /** The waits between the attempts; one attempt more than waits. */
    List<Duration> schedule();

    /** By which part of itself a wait may be longer. */
    double jitter();

    /** The longest Retry-After that is honoured. */
    Duration longestRetryAfter();

    /** How long an endpoint is held after 429, 502, 503 or 504 without Retry-After. */
    Duration throttle();

    /** After how long without success an endpoint is disabled. */
    Duration disableAfter();

    /** How long the secret before a rotation still signs. */
    Duration overlap();

    /** Attempts at a time for one endpoint. */
    int perEndpoint();

    /** Queues that a replica works on at a time, in each of its two lanes. */
    int lane();

    /** How long a killed replica keeps a queue; longer than an attempt. */
    Duration lease();

    /** How often a replica looks for due queues. */
    Duration poll();

    /** Replays, and test events, that an owner may ask for in an hour. */
    int actsPerHour();

    /** How long deliveries are kept. */
    Duration keep();
}
