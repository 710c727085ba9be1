package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.store.DomainStandingRepository;
import cn.icpfiling.verification.store.FiledDomainRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Claims some of the filed domains that are due, for this replica only. If the replica dies, they are due again when
 * the lease expires.
 */
@ApplicationScoped
class ClaimDomains {

    private final DomainStandingRepository standings;
    private final FiledDomainRepository domains;
    private final ReverifyPlan plan;
    private final Clock clock;
    private final Clock machine;

    ClaimDomains(
            DomainStandingRepository standings,
            FiledDomainRepository domains,
            ReverifyPlan plan,
            Clock clock,
            @MachineClock Clock machine) {
        this.standings = standings;
        this.domains = domains;
        this.plan = plan;
        this.clock = clock;
        this.machine = machine;
    }

    @Transactional
    List<Claim> some() {
        var machineNow = machine.instant().truncatedTo(ChronoUnit.MICROS);
        var due = standings.claimable(clock.instant(), machineNow, plan.batch());
        if (due.isEmpty()) {
            return List.of();
        }
        var filed = domains
                .list(
                        "id in ?1",
                        due.stream().map(DomainStanding::filedDomainId).toList())
                .stream()
                .collect(Collectors.toMap(FiledDomain::id, Function.identity()));
        var until = machineNow.plus(plan.lease());
        return due.stream()
                .map(standing -> new Claim(filed.get(standing.filedDomainId()), standing.claimUntil(until)))
                .toList();
    }
}
