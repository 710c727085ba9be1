package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.policies.CaseRule;
import cn.icpfiling.account.policies.PolicyVersions;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Applies the dated rules to a case: due days, waiting times, papers, and how long after a grant the effect happens. */
@ApplicationScoped
public class CasePolicy {

    private final PolicyVersions versions;
    private final WorkingDays calendar;
    private final Clock clock;
    private final Clock machine;

    CasePolicy(PolicyVersions versions, WorkingDays calendar, Clock clock, @MachineClock Clock machine) {
        this.versions = versions;
        this.calendar = calendar;
        this.clock = clock;
        this.machine = machine;
    }

    /** What holds for a case that is opened now; the case keeps the version. */
    record Terms(int version, CaseRule rule) {

        boolean needsTwoPersons() {
            return rule.persons() == 2;
        }
    }

    Instant now() {
        return clock.instant();
    }

    /** Which claims follow. */
    Instant machineNow() {
        return machine.instant();
    }

    Terms terms(CaseKind kind) {
        var inForce = versions.inForce();
        return new Terms(inForce.version(), inForce.of(kind, now()));
    }

    /** Returns the papers that the case needs; empty for a kind without papers. */
    List<CasePaper> papersOf(SupportCase found) {
        return ruleOf(found).papersOf(found.holderKind());
    }

    /** Returns the papers that a case of the kind needs if it is opened now. */
    public List<CasePaper> papersOf(CaseKind kind, HolderKind holder) {
        return terms(kind).rule().papersOf(holder);
    }

    /** Sets the due day, counted from the legal day of the instant; holidays that are not announced make it provisional. */
    void startClock(SupportCase found, Instant from) {
        var due = calendar.plus(LegalTime.dayOf(from), ruleOf(found).workingDays());
        found.dueOn(due.day(), due.provisional());
    }

    Instant waitsUntil(SupportCase found) {
        return now().plus(ruleOf(found).waitDays(), ChronoUnit.DAYS);
    }

    /** Null for a kind whose grant has no effect in this service. */
    Duration effectAfterGrant(SupportCase found) {
        return switch (found.kind()) {
            case OFFLINE_TRANSFER -> Duration.ZERO;
            case LOST_PHONE -> ruleOf(found).ownerWait();
            case RECOVERY, FINDING_QUESTION, LEGACY_PAPERS, LEGACY_ORDER_ABANDONMENT, LEGACY_CLAIM, LEGACY_LATE_PAPER ->
                null;
        };
    }

    private CaseRule ruleOf(SupportCase found) {
        return versions.version(found.policyVersion()).of(found.kind(), found.openedAt());
    }
}
