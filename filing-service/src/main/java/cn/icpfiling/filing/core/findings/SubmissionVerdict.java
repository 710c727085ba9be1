package cn.icpfiling.filing.core.findings;

import java.util.List;

/**
 * What verification-service reported about one submission.
 *
 * @param finalRound verification-service does not look again by itself; a reviewer settles what is unknown
 * @param findings the rules that are broken or unknown
 */
public record SubmissionVerdict(
        int submission, VerdictOutcome outcome, boolean finalRound, List<RuleFinding> findings) {

    public SubmissionVerdict {
        findings = List.copyOf(findings);
    }

    public static SubmissionVerdict passed(int submission) {
        return new SubmissionVerdict(submission, VerdictOutcome.PASSED, true, List.of());
    }
}
