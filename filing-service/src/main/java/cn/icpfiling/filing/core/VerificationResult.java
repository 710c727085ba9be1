package cn.icpfiling.filing.core;

import java.util.List;

/**
 * What verification-service reported about one submission.
 *
 * @param lastLook verification-service does not look again by itself; a reviewer settles what is unknown
 * @param findings the rules that are broken or unknown
 */
public record VerificationResult(int submission, VerdictOutcome outcome, boolean lastLook, List<RuleFinding> findings) {

    public VerificationResult {
        findings = List.copyOf(findings);
    }

    public static VerificationResult passed(int submission) {
        return new VerificationResult(submission, VerdictOutcome.PASSED, true, List.of());
    }
}
