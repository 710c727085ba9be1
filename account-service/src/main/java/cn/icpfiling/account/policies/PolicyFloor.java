package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import java.util.List;
import java.util.stream.Stream;

/**
 * The least that a rule of a kind that takes a filing or a phone away must ask for. A new version with less is refused; one that an earlier
 * release stored is read as if it had asked for this.
 */
final class PolicyFloor {

    static final int PERSONS = 2;

    /** Less would not leave the owner of a phone a day to read the notice and stop the case. */
    private static final int OWNER_WAIT_HOURS = 24;

    /** What proves a person, and an organisation, that a filing or a phone is given to (docs/trade.md 3.9). */
    private static final List<CasePaper> OF_PERSON = List.of(CasePaper.SUBJECT_CERTIFICATE, CasePaper.HAND_HELD_PHOTO);

    private static final List<CasePaper> OF_ORGANISATION =
            List.of(CasePaper.SUBJECT_CERTIFICATE, CasePaper.HAND_HELD_PHOTO, CasePaper.LETTER_OF_AUTHORITY);

    private static final CaseRule.CasePapers PAPERS = new CaseRule.CasePapers(OF_PERSON, OF_ORGANISATION);

    private PolicyFloor() {}

    static boolean isLongEnough(Integer ownerWaitHours) {
        return ownerWaitHours != null && ownerWaitHours >= OWNER_WAIT_HOURS;
    }

    static boolean isProven(CaseRule.CasePapers papers) {
        return papers != null
                && papers.person().containsAll(OF_PERSON)
                && papers.organisation().containsAll(OF_ORGANISATION);
    }

    static PolicyContent raised(PolicyContent content) {
        return new PolicyContent(
                content.cases().stream().map(PolicyFloor::raised).toList());
    }

    private static CaseRule raised(CaseRule rule) {
        if (!rule.kind().endangersSource()) {
            return rule;
        }
        var hours = rule.ownerWaitHours();
        return new CaseRule(
                rule.kind(),
                rule.validFrom(),
                rule.workingDays(),
                PERSONS,
                rule.waitDays(),
                rule.kind() == CaseKind.LOST_PHONE && !isLongEnough(hours) ? Integer.valueOf(OWNER_WAIT_HOURS) : hours,
                raised(rule.papers()),
                rule.source());
    }

    private static CaseRule.CasePapers raised(CaseRule.CasePapers papers) {
        return papers == null
                ? PAPERS
                : new CaseRule.CasePapers(
                        union(papers.person(), OF_PERSON), union(papers.organisation(), OF_ORGANISATION));
    }

    private static List<CasePaper> union(List<CasePaper> papers, List<CasePaper> least) {
        return Stream.concat(papers.stream(), least.stream()).distinct().toList();
    }
}
