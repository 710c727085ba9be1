package cn.icpfiling.filing.core;

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
 * What is known of the domains and people of a submission: verification-service's last word, and what a person has settled
 * of it. Only what holds, one way or the other, opens the approval.
 */
@Embeddable
public class OrderVerdict {

    /** What a verdict asks for. */
    public enum Next {
        NOTHING,
        /** The order goes back to its applicant. */
        RETURN,
        /** A reviewer looks. */
        PERSON
    }

    private int verdictSubmission;

    @Enumerated(EnumType.STRING)
    private VerdictOutcome verdictOutcome;

    private Instant verdictAt;
    private boolean lastLook;
    private RuleFindings ruleFindings;
    private boolean needsPerson;

    /** Machine time, for the limit. */
    private Instant askedAgainAt;

    protected OrderVerdict() {}

    void judged(VerificationResult result, Collection<Settlement> settlements, Instant at) {
        verdictSubmission = result.submission();
        verdictOutcome = result.outcome();
        verdictAt = at;
        lastLook = result.lastLook();
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

    /** What a person was asked for in one state is over in the next, save between the two of a review. */
    void movedTo(OrderState state) {
        needsPerson = needsPerson && state.underReview();
    }

    /** It stays the person's until the answer is there: a question that gets lost must not take the order with it. */
    void askedAgain(Instant at) {
        askedAgainAt = at;
    }

    void forgetAsking() {
        askedAgainAt = null;
    }

    /** Whether it is about that submission, and there is one. */
    public boolean isOn(int submission) {
        return verdictOutcome != null && submission > 0 && verdictSubmission == submission;
    }

    /** Everything holds. A verdict that names no rule for what it says clears nothing. */
    public boolean clears(int submission) {
        if (!isOn(submission)) {
            return false;
        }
        return switch (verdictOutcome) {
            case PASSED -> findings().isEmpty();
            case UNKNOWN -> !findings().isEmpty() && open().isEmpty();
            case BROKEN -> findings().stream().anyMatch(OrderVerdict::isBroken) && open().isEmpty();
        };
    }

    /** @param papers that can stand in for D1 were handed in, and the province takes them */
    public Next next(int submission, boolean papers) {
        if (!isOn(submission) || clears(submission)) {
            return Next.NOTHING;
        }
        var unnamed =
                verdictOutcome == VerdictOutcome.BROKEN && findings().stream().noneMatch(OrderVerdict::isBroken);
        if (unnamed || !breaking(papers).isEmpty()) {
            return Next.RETURN;
        }
        return lastLook ? Next.PERSON : Next.NOTHING;
    }

    /** The broken rules that no person can set aside. */
    public List<RuleFinding> breaking(boolean papers) {
        return open(finding -> isBroken(finding) && !(papers && finding.rule().equals(DomainPapers.RULE)));
    }

    /** What nobody has settled yet. */
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

    /** While verification goes on nobody settles what it may still find. */
    void requireLastLook(int submission) {
        requireOpen(submission);
        if (!isOn(submission) || !lastLook) {
            throw new ProblemException(FilingProblem.VERIFICATION_UNDER_WAY);
        }
    }

    /** The acts that it does not let a reviewer do now. */
    Set<OrderAct> keepsBack(int submission) {
        if (clears(submission)) {
            return EnumSet.of(OrderAct.SETTLE_RULES, OrderAct.ACCEPT_PAPERS, OrderAct.ASK_VERIFICATION);
        }
        return isOn(submission) && lastLook
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

    public boolean lastLook() {
        return lastLook;
    }

    /** A reviewer is asked to look at what could not be answered, or at papers. */
    public boolean needsPerson() {
        return needsPerson;
    }

    public Optional<Instant> askedAgainAt() {
        return Optional.ofNullable(askedAgainAt);
    }
}
