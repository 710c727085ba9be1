package cn.icpfiling.verification.sources;

import java.time.Duration;

/** A server as seen by bulk callers. Two values for the same server are equal. */
public record AskedServer(SourceGate gate) {

    /** Returns how long the server still rests; zero if it may be asked. */
    public Duration restsFor() {
        return gate.restsFor();
    }

    /** Waits for a turn in the queue for bulk callers. If it returns true, {@link #leave} must follow. */
    public boolean enter(Deadline deadline) throws InterruptedException {
        return gate.enterCrowd(deadline);
    }

    public void leave() {
        gate.leaveCrowd();
    }
}
