package cn.icpfiling.client;

import java.time.Duration;

/**
 * How often and how patiently a client sends a request again.
 *
 * @param attempts how often a request is sent at most; 1 switches retries off
 * @param firstWait the pause before the second attempt if the platform names none; it doubles, less a random part
 * @param longestWait a longer Retry-After is not waited for: the caller gets the refusal
 */
public record Retries(int attempts, Duration firstWait, Duration longestWait) {

    public static final Retries DEFAULT = new Retries(4, Duration.ofMillis(500), Duration.ofSeconds(30));

    public Retries {
        if (attempts < 1 || firstWait.isNegative() || longestWait.isNegative()) {
            throw new IllegalArgumentException("At least one attempt, and no negative waits");
        }
    }
}
