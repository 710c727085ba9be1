package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.ConcernReason;
import cn.icpfiling.inspection.core.ConcernState;
import cn.icpfiling.inspection.core.DomainConcern;
import cn.icpfiling.inspection.store.DomainConcernTable;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.inbox.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Handles verification-service's events on filed domains after completion. Each event carries the whole state, and the
 * newer one wins. Concern and findings change in one transaction.
 */
@ApplicationScoped
class UnfitDomains implements EventHandler {
    private static final String UNFIT = "verification.domain.unfit";
    private static final String FIT_AGAIN = "verification.domain.fit-again";
    private static final String NO_LONGER_JUDGED = "verification.domain.no-longer-judged";

    private final DomainConcernTable concerns;
    private final FindingsOfConcerns findings;

    UnfitDomains(DomainConcernTable concerns, FindingsOfConcerns findings) {
        this.concerns = concerns;
        this.findings = findings;
    }

    @Override
    public String topic() {
        return "icp.verification.verdict.v1";
    }

    @Override
    public String purpose() {
        return "unfit-domains";
    }

    @Override
    public Set<String> types() {
        return Set.of(UNFIT, FIT_AGAIN, NO_LONGER_JUDGED);
    }

    @Override
    public Needs needs() {
        return Needs.NEWEST;
    }

    @Override
    public Runnable prepare(IncomingEvent event) {
        var news = event.as(FitnessNews.class);
        return switch (event.type()) {
            case UNFIT -> () -> open(concern(event, news));
            case FIT_AGAIN ->
                () -> {
                    concerns.end(news.filedDomainId(), ConcernState.FIT_AGAIN, news.since());
                    findings.ofFit(news);
                };
            default ->
                () -> {
                    concerns.end(news.filedDomainId(), ConcernState.NO_LONGER_JUDGED, news.since());
                    findings.ofUnjudged(news);
                };
        };
    }

    private void open(DomainConcern concern) {
        var before = concerns.lockedReasons(concern.filedDomainId());
        concerns.open(concern);
        findings.ofUnfit(concern, before);
    }

    private static DomainConcern concern(IncomingEvent event, FitnessNews news) {
        return new DomainConcern(
                event.id(),
                news.filedDomainId(),
                news.domain(),
                news.serviceId(),
                news.serviceNumber(),
                news.subjectId(),
                news.rules().stream()
                        .map(broken -> ConcernReason.of(broken.rule(), broken.code()))
                        .toList(),
                news.since(),
                news.verificationId(),
                event.time(),
                ConcernState.OPEN,
                null);
    }
}
