package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.web.problem.ProblemDetail;

/**
 * A line as it is taken in.
 *
 * @param reference null when it has none that could be shown
 * @param domain the registrable name as A-label; null when the line is refused
 * @param entry null when the line is refused
 * @param problem null when nothing is wrong
 */
record StagedLine(int number, String reference, String domain, LineEntry entry, ProblemDetail problem) {

    boolean isGood() {
        return problem == null;
    }

    @Override
    public String toString() {
        return "StagedLine[" + number + "]";
    }
}
