package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.store.DomainStandingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts the rounds of a domain when it is served here, and ends them when it no longer is. */
@ApplicationScoped
public class FollowFiledDomains {

    private final DomainStandingRepository standings;
    private final TellFitness tell;
    private final ReverifyPlan plan;
    private final Audit audit;
    private final Clock clock;

    FollowFiledDomains(
            DomainStandingRepository standings, TellFitness tell, ReverifyPlan plan, Audit audit, Clock clock) {
        this.standings = standings;
        this.tell = tell;
        this.plan = plan;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param turned the domains that are served from now on, and those that are no longer served */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Collection<FiledDomain> turned) {
        var known = standings
                .locked(turned.stream().map(FiledDomain::id).sorted().toList())
                .stream()
                .collect(Collectors.toMap(DomainStanding::filedDomainId, Function.identity()));
        for (var domain : turned) {
            if (domain.isServed()) {
                begin(domain, known);
            } else if (known.containsKey(domain.id())) {
                rest(domain, known.get(domain.id()));
            }
        }
    }

    private void begin(FiledDomain domain, Map<java.util.UUID, DomainStanding> known) {
        var now = clock.instant();
        var standing = known.get(domain.id());
        if (standing == null) {
            standing = new DomainStanding(domain.id(), now);
            standings.persist(standing);
        }
        standing.begins(plan.first(domain.id(), domain.filedAt(), now));
    }

    private void rest(FiledDomain domain, DomainStanding standing) {
        var now = clock.instant();
        tell.noLongerJudged(domain, standing, now);
        standing.rests(now);
        audit.record(Act.of("FILED_DOMAIN.REST", "FILED_DOMAIN", domain.id()).with("state", domain.state()));
    }
}
