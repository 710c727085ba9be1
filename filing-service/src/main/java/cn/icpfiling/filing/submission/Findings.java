package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The broken rules, the unknown rules, and the rules that a reviewer decides by the papers handed in.
 *
 * @param warnings shown to applicant and reviewer; they refuse nothing
 * @param toSettle unknown rules of the province, and principals of whom the identity source has no picture: verification does not check
 *     them again, so a reviewer settles them
 */
record Findings(
        List<Violation> broken,
        List<Violation> unknown,
        List<Violation> byPapers,
        List<Violation> warnings,
        List<Violation> toSettle) {

    static final Findings NONE = new Findings(List.of(), List.of());

    private static final String PAPER = "/materials/" + DomainPapers.PAPER;

    Findings {
        broken = List.copyOf(broken);
        unknown = List.copyOf(unknown);
        byPapers = List.copyOf(byPapers);
        warnings = List.copyOf(warnings);
        toSettle = List.copyOf(toSettle);
    }

    Findings(List<Violation> broken, List<Violation> unknown) {
        this(broken, unknown, List.of(), List.of(), List.of());
    }

    Findings and(List<Violation> moreBroken, List<Violation> moreWarnings, List<Violation> moreToSettle) {
        return new Findings(
                both(moreBroken, broken),
                unknown,
                byPapers,
                both(moreWarnings, warnings),
                both(moreToSettle, toSettle));
    }

    /** Returns the same findings as warnings. */
    Findings asWarnings() {
        return new Findings(List.of(), List.of(), List.of(), both(warnings, both(broken, unknown)), toSettle);
    }

    /**
     * Adds the result for the terms of the domains. A finding that D4 already has, broken or unknown, is not repeated.
     */
    Findings and(DomainsRunLongEnough.Result terms) {
        var unsaid = terms.unknown().stream()
                .filter(one -> unknown.stream()
                        .noneMatch(other -> other.pointer().equals(one.pointer())
                                && (other.rule() == null || other.rule().equals("D4"))))
                .toList();
        var shorter = terms.broken().stream()
                .filter(one -> broken.stream()
                        .noneMatch(other -> other.pointer().equals(one.pointer()) && "D4".equals(other.rule())))
                .toList();
        return new Findings(
                both(broken, shorter),
                both(unknown, unsaid),
                byPapers,
                both(warnings, both(terms.warnings(), terms.unknown())),
                both(toSettle, terms.unknown()));
    }

    private static List<Violation> both(List<Violation> some, List<Violation> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * For a registrant who is not the subject: a reviewer decides if papers are accepted and handed in; otherwise a
     * finding says why not.
     */
    Findings withPapers(DomainPapers instead, boolean handedIn) {
        var registrant = broken.stream().filter(Findings::isRegistrant).toList();
        if (registrant.isEmpty()) {
            return this;
        }
        var left = new ArrayList<>(broken);
        if (instead == DomainPapers.ACCEPTED && handedIn) {
            left.removeAll(registrant);
            return new Findings(left, unknown, registrant, warnings, toSettle);
        }
        left.add(
                switch (instead) {
                    case ACCEPTED -> Violation.of(PAPER, "DOMAIN_PROOF_MISSING", DomainPapers.RULE);
                    case NOT_FOR_PERSONS -> Violation.of(PAPER, "DOMAIN_PROOF_NOT_FOR_PERSONS", DomainPapers.RULE);
                    case NOT_IN_PROVINCE -> Violation.of(PAPER, "DOMAIN_PROOF_NOT_IN_PROVINCE", DomainPapers.RULE);
                });
        return new Findings(left, unknown, byPapers, warnings, toSettle);
    }

    private static boolean isRegistrant(Violation violation) {
        return DomainPapers.RULE.equals(violation.rule());
    }
}
