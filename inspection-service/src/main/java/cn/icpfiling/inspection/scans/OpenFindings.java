package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy.Exemption;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.findings.FilingOrders;
import cn.icpfiling.inspection.findings.OrderQuestions;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Opens the findings of sites whose unhealthy looks suffice. What cannot be asked of filing-service waits for the next scan. */
@ApplicationScoped
class OpenFindings {
    private static final String SHELL = "SITE.SHELL";
    private static final int PAGE = 200;

    /** Sites whose orders are asked for before the lease is looked at again: two rounds of questions, however slow the answers. */
    private static final int ASKED_AHEAD = 16;

    private static final UUID FIRST = new UUID(0, 0);

    private final ScanTable scans;
    private final ScannedSiteTable sites;
    private final SiteScanTable states;
    private final SourceFindings findings;
    private final FilingOrders orders;
    private final FiledSubjectRepository subjects;
    private final Clock clock;

    OpenFindings(
            ScanTable scans,
            ScannedSiteTable sites,
            SiteScanTable states,
            SourceFindings findings,
            @RestClient FilingOrders orders,
            FiledSubjectRepository subjects,
            Clock clock) {
        this.scans = scans;
        this.sites = sites;
        this.states = states;
        this.findings = findings;
        this.orders = orders;
        this.subjects = subjects;
        this.clock = clock;
    }

    static FindingKey keyOf(ScannedSite site) {
        return new FindingKey(
                FindingSource.SCAN, site.domain(), SHELL, site.subjectId(), site.serviceId(), site.domain());
    }

    /** Returns how many findings were opened. */
    long handle(Scan scan, ShellSiteRule rule, BooleanSupplier goesOn) {
        var pass = new Pass(rule, new OrderQuestions(orders));
        reopenEnded(pass, goesOn);
        var cancelled = scans.cancelledNumbers();
        var opened = new AtomicLong();
        var page = sites.withHealth(Health.NOT_HERE.name(), false, pass.exemptions(), null, PAGE);
        while (!page.isEmpty()) {
            // Most sites that are away have not been so for long, and what follows asks filing-service and the
            // database.
            var enough = page.stream()
                    .filter(site -> suffices(site, scan, rule, cancelled))
                    .toList();
            for (var at = 0; at < enough.size(); at += ASKED_AHEAD) {
                if (!goesOn.getAsBoolean()) {
                    return opened.get();
                }
                var some = enough.subList(at, Math.min(enough.size(), at + ASKED_AHEAD));
                askAhead(some, pass);
                for (var site : some) {
                    if (!goesOn.getAsBoolean()) {
                        return opened.get();
                    }
                    OneSite.judge(site.serviceId(), () -> {
                        if (!isExempt(site, pass) && open(site, pass)) {
                            opened.incrementAndGet();
                        }
                    });
                }
            }
            if (!goesOn.getAsBoolean()) {
                return opened.get();
            }
            page = page.size() < PAGE
                    ? List.of()
                    : sites.withHealth(
                            Health.NOT_HERE.name(),
                            false,
                            pass.exemptions(),
                            page.getLast().key(),
                            PAGE);
        }
        return opened.get();
    }

    private record Pass(ShellSiteRule rule, OrderQuestions questions) {
        /** A finding about a site without access would end at once, whatever the policy looks at. */
        Set<Exemption> exemptions() {
            var all = EnumSet.of(Exemption.ACCESS_CANCELLED);
            all.addAll(rule.policy().exemptions());
            return all;
        }
    }

    private static boolean suffices(ScannedSite site, Scan scan, ShellSiteRule rule, NavigableSet<Long> cancelled) {
        var state = site.state();
        return rule.suffices(state.looksInARow(scan.number(), cancelled), state.firstUnhealthyAt(), scan.startedAt());
    }

    private void askAhead(List<ScannedSite> page, Pass pass) {
        if (pass.rule().isExempt(Exemption.ORDER_WITH_AUTHORITY)) {
            pass.questions()
                    .askAhead(page.stream()
                            .filter(site -> !isJustGranted(site, pass))
                            .map(ScannedSite::subjectId)
                            .toList());
        }
    }

    private boolean isJustGranted(ScannedSite site, Pass pass) {
        return pass.rule().isJustGranted(site.servedSince(), clock.instant());
    }

    private boolean isExempt(ScannedSite site, Pass pass) {
        return isJustGranted(site, pass)
                || pass.rule().isExempt(Exemption.ORDER_WITH_AUTHORITY)
                        && pass.questions()
                                .isOrderWithAuthority(site.subjectId())
                                .orElse(true);
    }

    /** A rescan may have found the site healthy since the page was read. */
    private boolean open(ScannedSite site, Pass pass) {
        return UnitOfWork.in(() -> {
            if (!isStillJudged(site, pass)) {
                return false;
            }
            var state = states.locked(List.of(site.key())).get(site.key());
            if (state == null || state.found() || state.look().health() != Health.NOT_HERE) {
                return false;
            }
            var opened = findings.found(keyOf(site), FindingActor.SYSTEM);
            states.found(site.key(), true);
            return opened;
        });
    }

    /**
     * The record may have changed since the page was read. Its changes lock the row of the subject, so what this transaction
     * reads afterwards stays as it is.
     */
    private boolean isStillJudged(ScannedSite site, Pass pass) {
        subjects.locked(site.subjectId());
        return sites.find(site.key(), pass.exemptions())
                .filter(now -> now.subjectId().equals(site.subjectId()))
                .filter(now -> !isJustGranted(now, pass))
                .isPresent();
    }

    /** Access ended and came back between two scans, and the fault is still there. */
    private void reopenEnded(Pass pass, BooleanSupplier goesOn) {
        var page = sites.withEndedFinding(pass.exemptions(), FIRST, PAGE);
        while (!page.isEmpty()) {
            for (var one : page) {
                var site = one.site();
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                OneSite.judge(site.serviceId(), () -> {
                    if (!isExempt(site, pass)) {
                        reopen(site, pass);
                    }
                });
            }
            page = page.size() < PAGE
                    ? List.of()
                    : sites.withEndedFinding(pass.exemptions(), page.getLast().finding(), PAGE);
        }
    }

    private void reopen(ScannedSite site, Pass pass) {
        UnitOfWork.run(() -> {
            if (isStillJudged(site, pass)) {
                findings.stillFound(keyOf(site));
            }
        });
    }
}
