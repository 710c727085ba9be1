package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Applies the dated rules to a case: due days, waiting times, papers, and how long after a grant the effect happens. */
@ApplicationScoped
public class CasePolicy {

    private final CaseRules rules = CaseRules.bundled();
    private final WorkingDays calendar;
    private final Clock clock;

    CasePolicy(WorkingDays calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    boolean needsTwoPersons(CaseKind kind) {
        return rules.of(kind, now()).persons() == 2;
    }

    boolean needsPapers(CaseKind kind) {
        return rules.of(kind, now()).needsPapers();
    }

    /** Returns the papers that the case needs; empty for a kind without papers. */
    List<CasePaper> papersOf(SupportCase found) {
        return rules.of(found.kind(), found.openedAt()).papersOf(found.holderKind());
    }

    /** Returns the papers that a case of the kind needs if it is opened now. */
    public List<CasePaper> papersOf(CaseKind kind, HolderKind holder) {
        return rules.of(kind, now()).papersOf(holder);
    }

    /** Sets the due day, counted from the legal day of the instant; holidays that are not announced make it provisional. */
    void startClock(SupportCase found, Instant from) {
        var due = calendar.plus(
                LegalTime.dayOf(from), rules.of(found.kind(), found.openedAt()).workingDays());
        found.dueOn(due.day(), due.provisional());
    }

    Instant waitsUntil(SupportCase found) {
        return now().plus(rules.of(found.kind(), found.openedAt()).waitDays(), ChronoUnit.DAYS);
    }

    /** Null for a kind whose grant has no effect in this service. */
    Duration effectAfterGrant(SupportCase found) {
        return switch (found.kind()) {
            case OFFLINE_TRANSFER -> Duration.ZERO;
            case LOST_PHONE -> rules.of(found.kind(), found.openedAt()).ownerWait();
            case RECOVERY, FINDING_QUESTION, LEGACY_PAPERS, DOMAIN_CERTIFICATE, LEGACY_ORDER_ABANDONMENT -> null;
        };
    }
}
