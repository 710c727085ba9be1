package cn.icpfiling.systemtests.fuzz;

import java.time.Duration;
import java.util.Optional;

/** What must hold of each answer, whatever was asked. */
final class Judge {

    static final Duration LONGEST = Duration.ofSeconds(60);
    static final int LARGEST = 1 << 20;

    private static final int SUCCESS = 300;
    private static final int OUTAGE = 500;
    private static final int BUSY = 503;

    private Judge() {}

    /** The fault of an answer; empty if it is in order. */
    static Optional<String> fault(Mutant asked, int status, int bytes, Duration took) {
        if (status == BUSY && asked.target().statuses().contains(String.valueOf(BUSY))) {
            return Optional.empty(); // a replica that has too much to do may say so (ADR 0059)
        }
        if (status >= OUTAGE) {
            return Optional.of("%s was answered %d".formatted(asked, status));
        }
        if (status < SUCCESS && asked.isWrong()) {
            return Optional.of("%s breaks the contract and was answered %d".formatted(asked, status));
        }
        if (!asked.target().statuses().contains(String.valueOf(status))) {
            return Optional.of("%s was answered %d, which its contract does not name".formatted(asked, status));
        }
        if (bytes > LARGEST && status >= SUCCESS) {
            return Optional.of("%s was refused with %d bytes".formatted(asked, bytes));
        }
        return took.compareTo(LONGEST) > 0
                ? Optional.of("%s was answered after %d ms".formatted(asked, took.toMillis()))
                : Optional.empty();
    }
}
