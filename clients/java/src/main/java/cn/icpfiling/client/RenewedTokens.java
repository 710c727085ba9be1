package cn.icpfiling.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps a token until shortly before its end. Threads that need a new one at the same time wait for one request. */
abstract class RenewedTokens implements Tokens {

    /** A token is renewed this long before its end, so that it does not end on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Clock clock;
    private Held held;

    /** A token and its end. */
    record Held(String token, Instant endsAt) {
        @Override
        public String toString() {
            return "a token until " + endsAt;
        }
    }

    RenewedTokens(Clock clock) {
        this.clock = clock;
    }

    abstract Held renew() throws IOException, InterruptedException;

    final Held held(String token, long seconds) {
        return new Held(token, clock.instant().plusSeconds(seconds));
    }

    final synchronized void hold(Held first) {
        held = first;
    }

    @Override
    public final synchronized String token() throws IOException, InterruptedException {
        if (held == null || !clock.instant().isBefore(held.endsAt().minus(MARGIN))) {
            held = renew();
        }
        return held.token();
    }

    @Override
    public final synchronized void refused(String token) {
        if (held != null && held.token().equals(token)) {
            held = null;
        }
    }
}
