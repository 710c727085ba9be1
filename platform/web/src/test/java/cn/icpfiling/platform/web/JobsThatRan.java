package cn.icpfiling.platform.web;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

@Singleton
final class JobsThatRan implements DueJobs {

    final AtomicReference<Instant> ranAt = new AtomicReference<>();
    private final Clock clock;

    JobsThatRan(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void runDue() {
        ranAt.set(clock.instant());
    }
}
