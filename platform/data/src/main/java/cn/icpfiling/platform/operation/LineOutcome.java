package cn.icpfiling.platform.operation;

import java.time.Duration;

/** What became of a line that was handled. Results and problems are written as JSON. */
public sealed interface LineOutcome {

    OperationLine line();

    /** One part is committed, the rest is still to do. */
    record Started(OperationLine line, Object result) implements LineOutcome {}

    /** @param result stored in clear, so it holds no personal data; may be null */
    record Done(OperationLine line, Object result) implements LineOutcome {}

    /** @param problem stored encrypted, as it may name what was entered */
    record Failed(OperationLine line, Object problem) implements LineOutcome {}

    /** @param tries so far; waiting for a limit or a pause does not count as one */
    record PutOff(OperationLine line, int tries, Duration pause) implements LineOutcome {}
}
