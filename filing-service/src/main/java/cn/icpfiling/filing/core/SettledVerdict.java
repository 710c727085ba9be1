package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleFindings;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.filing.core.findings.VerdictOutcome;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of the domains and people of a submission: verification-service's last verdict, and what reviewers
 * settled of it. The order can be approved only if every rule holds or is settled.
 */
@Embeddable
public class SettledVerdict {

    /** What a verdict requires. */
    public enum Next {
        NOTHING,
        /** The order goes back to its applicant. */
        RETURN,
        /** A reviewer must look. */
        PERSON
    }

    private int verdictSubmission;

    @Enumerated(EnumType.STRING)
    private VerdictOutcome verdictOutcome;

    private Instant verdictAt;
    private boolean finalRound;
    private RuleFindings ruleFindings;
    private boolean needsPerson;

    /** Machine time, for the rate limit. */
    private Instant askedAgainAt;

    protected SettledVerdict() {}

    void judged(SubmissionVerdict result, Collection<Settlement> settlements, Instant at) {
        verdictSubmission = result.submission();
        verdictOutcome = result.outcome();
        verdictAt = at;
        finalRound = result.finalRound();
        ruleFindings = new RuleFindings(result.findings());
        needsPerson = false;
        settle(settlements);
    }

    void settle(Collection<Settlement> settlements) {
        ruleFindings = new RuleFindings(findings().stream()
                .map(finding -> finding.settledBy(settlements))
                .toList());
        needsPerson = needsPerson && !open().isEmpty();
    }

    void flag() {
        needsPerson = true;
    }

    /** Ends the flag that no final verdict on that submission asks for. One that names no rule may ask for it too. */
    void unflag(int submission) {
        needsPerson = needsPerson && isOn(submission) && finalRound && !clears(submission);
    }

    /** Ends the reviewer's task of a state, except between the two states of a review. */
    void movedTo(OrderState state) {
        needsPerson = needsPerson && state.underReview();
    }

    /**
     * For {@link OrderAct#ASK_VERIFICATION}; call after perform. The order stays the person's until the answer is there: a question
     * that gets lost must not take the order with it.
     */
    public void askedAgain(Instant machineTime) {
        askedAgainAt = machineTime;
    }

    void forgetAsking() {
        askedAgainAt = null;
    }

    /** Whether there is a verdict and it is about that submission. */
    public boolean isOn(int submission) {
        return verdictOutcome != null && submission > 0 && verdictSubmission == submission;
    }

    /** Checks whether everything holds. A verdict that does not name its rules clears nothing. */
    public boolean clears(int submission) {
        if (!isOn(submission)) {
            return false;
        }
        return switch (verdictOutcome) {
            case PASSED -> findings().isEmpty();
            case UNKNOWN -> !findings().isEmpty() && open().isEmpty();
            case BROKEN -> findings().stream().anyMatch(SettledVerdict::isBroken) && open().isEmpty();
        };
    }

    /** @param papers whether papers in place of D1 were handed in and the province accepts them */
    public Next next(int submission, boolean papers) {
        if (!isOn(submission) || clears(submission)) {
            return Next.NOTHING;
        }
        var unnamed =
                verdictOutcome == VerdictOutcome.BROKEN && findings().stream().noneMatch(SettledVerdict::isBroken);
        if (unnamed || !breaking(papers).isEmpty()) {
            return Next.RETURN;
        }
        return finalRound ? Next.PERSON : Next.NOTHING;
    }

    /** The broken rules that no reviewer can set aside. */
    public List<RuleFinding> breaking(boolean papers) {
        return open(finding -> isBroken(finding) && !(papers && finding.rule().equals(DomainPapers.RULE)));
    }

    /** The findings that no reviewer has settled yet. */
    public List<RuleFinding> open() {
        return open(_ -> true);
    }

    private List<RuleFinding> open(Predicate<RuleFinding> wanted) {
        return findings().stream()
                .filter(finding -> !finding.settled())
                .filter(wanted)
                .toList();
    }

    void requireOpen(int submission) {
        if (clears(submission)) {
            throw new ProblemException(FilingProblem.NOTHING_TO_SETTLE);
        }
    }

    /** While verification continues, reviewers cannot settle what it may still find. */
    void requireFinalRound(int submission) {
        requireOpen(submission);
        if (!isOn(submission) || !finalRound) {
            throw new ProblemException(FilingProblem.VERIFICATION_UNDER_WAY);
        }
    }

    /** The acts that the verdict forbids to a reviewer now. */
    Set<OrderAct> keepsBack(int submission) {
        if (clears(submission)) {
            return EnumSet.of(OrderAct.SETTLE_RULES, OrderAct.ACCEPT_PAPERS, OrderAct.ASK_VERIFICATION);
        }
        return isOn(submission) && finalRound
                ? EnumSet.of(OrderAct.APPROVE)
                : EnumSet.of(OrderAct.APPROVE, OrderAct.SETTLE_RULES, OrderAct.ACCEPT_PAPERS);
    }

    private static boolean isBroken(RuleFinding finding) {
        return finding.result() == RuleResult.BROKEN;
    }

    private List<RuleFinding> findings() {
        return ruleFindings == null ? List.of() : ruleFindings.items();
    }

    public int submission() {
        return verdictSubmission;
    }

    /** Null before the first verdict. */
    public VerdictOutcome outcome() {
        return verdictOutcome;
    }

    public Instant at() {
        return verdictAt;
    }

    public boolean finalRound() {
        return finalRound;
    }

    /** Whether a reviewer must look at unanswered rules or at papers. */
    public boolean needsPerson() {
        return needsPerson;
    }

    public Optional<Instant> askedAgainAt() {
        return Optional.ofNullable(askedAgainAt);
    }
}
