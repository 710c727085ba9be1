package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.verification.store.DomainStandingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a filed domain due now; the first replica that sees it verifies. The sources are external, so requests are
 * limited.
 */
@ApplicationScoped
class RequestRound {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ShowFiledDomain show;
    private final DomainStandingRepository standings;
    private final ReverifyPlan plan;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    RequestRound(
            ShowFiledDomain show,
            DomainStandingRepository standings,
            ReverifyPlan plan,
            Audit audit,
            Clock clock,
            @MachineClock Clock machine) {
        this.show = show;
        this.standings = standings;
        this.plan = plan;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    /** Refuses with 404 a domain that is no longer served here, as if it was never filed. */
    @Transactional
    FiledDomainVerificationView handle(String written, UUID account) {
        var domain = show.find(written);
        var standing = standings
                .locked(domain.id())
                .filter(known -> known.nextRoundAt() != null)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        if (standings.askedSince(account, now.minus(WINDOW)) >= plan.mostAMinute()) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(WINDOW);
        }
        var free = standing.askedAt() == null ? now : standing.askedAt().plus(plan.askAgain());
        if (free.isAfter(now)) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(plan.askAgain());
        }
        standing.asked(account, now, clock.instant());
        audit.record(Act.of("FILED_DOMAIN.VERIFY_NOW", "FILED_DOMAIN", domain.id()));
        return show.of(domain, Optional.of(standing));
    }
}
