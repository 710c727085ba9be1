package cn.icpfiling.verification.sources;

import java.time.Duration;

/** A server as those see it who have many questions to it: one server is equal to itself. */
public record AskedServer(SourceGate gate) {

    /** How long it is still left alone; zero when it may be asked. */
    public Duration restsFor() {
        return gate.restsFor();
    }

    /** Waits for a turn among those who have many questions; {@link #leave} must follow when it is true. */
    public boolean enter(Deadline deadline) throws InterruptedException {
        return gate.enterCrowd(deadline);
    }

    public void leave() {
        gate.leaveCrowd();
    }
}
