package cn.icpfiling.filing.core;

import java.util.List;

/**
 * What verification-service told of one submission.
 *
 * @param lastLook it looks no more by itself: what is unknown now is a person's
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
