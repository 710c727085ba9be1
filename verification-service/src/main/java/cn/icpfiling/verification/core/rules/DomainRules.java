package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * All domain rules, in the order in which they are reported. Every rule runs, so the first fault never hides the next.
 */
public final class DomainRules {

    private static final List<DomainRule> RULES = List.of(
            new RegistrantIsSubject(),
            new RealNameIsVerified(),
            new RealNameIsStoredAtAuthority(),
            new DomainIsNotExpired(),
            new TldIsApproved(),
            new RegistrarIsApproved());

    private DomainRules() {}

    /** Applies every rule. */
    public static List<Finding> judge(DomainFacts facts) {
        return judge(facts, VerificationScope.ALL);
    }

    /** Rules outside the scope do not apply. */
    public static List<Finding> judge(DomainFacts facts, VerificationScope scope) {
        return RULES.stream()
                .map(rule -> scope.holds(rule.id()) ? rule.judge(facts) : Finding.notApplicable(rule.id()))
                .toList();
    }

    /** Applies D5 only, the one rule that needs no external source. */
    public static Finding tld(String tld, LocalDate listDay, Answer<TldList> tlds) {
        return TldIsApproved.judge(tld, listDay, tlds);
    }

    /** For an order that is not verified. */
    public static List<Finding> notApplicable() {
        return RULES.stream().map(rule -> Finding.notApplicable(rule.id())).toList();
    }
}
