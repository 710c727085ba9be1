package cn.icpfiling.platform.operation;

import java.time.Instant;

/**
 * A line as its owner sees it.
 *
 * @param result JSON, null when there is none
 * @param problem JSON, null unless the line failed
 */
public record LineResult(
        int line, String reference, String item, LineState state, String result, String problem, Instant endedAt) {

    /** Result and problem may be personal. */
    @Override
    public String toString() {
        return "LineResult[" + line + " " + state + "]";
    }
}
