package cn.icpfiling.sandbox.clock;

import cn.icpfiling.sandbox.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Moves business time and sends the offset to every service. Stores the offset first: a service that is down fetches it
 * when it starts, and the caller can repeat the call with PT0S.
 */
@ApplicationScoped
public class MoveClock {

    private final TestClock clock;
    private final Services services;
    private final Instance<DueWork> dueWork;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    MoveClock(TestClock clock, Services services, Instance<DueWork> dueWork) {
        this.clock = clock;
        this.services = services;
        this.dueWork = dueWork;
    }

    void advance(Duration by) {
        oneAtATime.lock();
        try {
            moveTo(clock.offset().plus(by));
        } finally {
            oneAtATime.unlock();
        }
    }

    void reset() {
        oneAtATime.lock();
        try {
            moveTo(Duration.ZERO);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void moveTo(Duration offset) {
        clock.set(offset);
        dueWork.forEach(DueWork::runDue);
        var untaken = services.handOver(offset);
        if (!untaken.isEmpty()) {
            throw Refusal.of(
                            502,
                            "CLOCK_NOT_TAKEN",
                            "Not every service has taken the time",
                            "The sandbox stands at offset " + offset + ", but " + untaken.size()
                                    + " service(s) did not follow",
                            "Start what is down and POST /clock/advance {\"by\":\"PT0S\"}")
                    .with(untaken.stream()
                            .map(service -> new Refusal.Fault(
                                    "/services/" + service.service(), "CLOCK_NOT_TAKEN", service.reason()))
                            .toList());
        }
    }
}
