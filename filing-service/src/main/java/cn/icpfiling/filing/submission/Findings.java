package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.DomainPapers;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is broken, what could not be answered, and what is left to a reviewer who judges the papers handed in. */
record Findings(List<Violation> broken, List<Violation> unknown, List<Violation> byPapers) {

    static final Findings NONE = new Findings(List.of(), List.of());

    private static final String PAPER = "/materials/" + DomainPapers.PAPER;

    Findings {
        broken = List.copyOf(broken);
        unknown = List.copyOf(unknown);
        byPapers = List.copyOf(byPapers);
    }

    Findings(List<Violation> broken, List<Violation> unknown) {
        this(broken, unknown, List.of());
    }

    Findings and(List<Violation> moreBroken) {
        return new Findings(Stream.concat(moreBroken.stream(), broken.stream()).toList(), unknown, byPapers);
    }

    /** A registrant who is not the subject: left to a reviewer where papers may stand in and are there, else said why not. */
    Findings withPapers(DomainPapers.Answer instead, boolean handedIn) {
        var registrant = broken.stream().filter(Findings::isRegistrant).toList();
        if (registrant.isEmpty()) {
            return this;
        }
        var left = new ArrayList<>(broken);
        if (instead == DomainPapers.Answer.ACCEPTED && handedIn) {
            left.removeAll(registrant);
            return new Findings(left, unknown, registrant);
        }
        left.add(
                switch (instead) {
                    case ACCEPTED -> Violation.of(PAPER, "DOMAIN_PROOF_MISSING", DomainPapers.RULE);
                    case NOT_FOR_PERSONS -> Violation.of(PAPER, "DOMAIN_PROOF_NOT_FOR_PERSONS", DomainPapers.RULE);
                    case NOT_IN_PROVINCE -> Violation.of(PAPER, "DOMAIN_PROOF_NOT_IN_PROVINCE", DomainPapers.RULE);
                });
        return new Findings(left, unknown, byPapers);
    }

    private static boolean isRegistrant(Violation violation) {
        return DomainPapers.RULE.equals(violation.rule());
    }
}
