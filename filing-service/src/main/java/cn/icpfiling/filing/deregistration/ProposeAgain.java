package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.inspections.InspectionFindings;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Proposes on the overdue findings that found another proposal of their site or subject open, once that one is declined. A
 * finding on which a person has declined a proposal is not proposed again. One replica asks; should two overlap, the
 * subject's lock lets one propose. As long as inspection-service does not answer, the question stays.
 */
@ApplicationScoped
class ProposeAgain implements DueJobs {

    private static final Logger LOG = Logger.getLogger(ProposeAgain.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int PAGE = 50;

    private final ProviderProposalRepository proposals;
    private final InspectionFindings findings;
    private final EndByFinding endByFinding;
    private final LeasedJob job;
    private final Clock clock;

    ProposeAgain(
            ProviderProposalRepository proposals,
            InspectionFindings findings,
            EndByFinding endByFinding,
            Sql sql,
            Clock clock) {
        this.proposals = proposals;
        this.findings = findings;
        this.endByFinding = endByFinding;
        this.job = new LeasedJob(sql, "leases", "propose-again", LEASE);
        this.clock = clock;
    }

    @Override
    @Scheduled(
            identity = "propose-again",
            every = "${icp.proposals.again-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        for (var declined : UnitOfWork.in(() -> proposals.toLookAgain(PAGE))) {
            if (!lease.keep() || !looked(declined)) {
                return;
            }
        }
    }

    /** False if inspection-service is silent: the next question would get no answer either. */
    private boolean looked(ProviderProposal declined) {
        try {
            var waiting = waiting(EndTarget.of(declined));
            UnitOfWork.run(() -> {
                waiting.stream()
                        .filter(finding -> !proposals.wasDeclined(finding.id()))
                        .forEach(endByFinding::proposeBehind);
                proposals.looked(declined.id());
            });
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            if (e instanceof ProblemException refused && refused.type() == CommonProblem.UPSTREAM_UNAVAILABLE) {
                return false;
            }
            LOG.errorf(e, "the target of proposal %s could not be looked at again", declined.id());
            UnitOfWork.run(() -> proposals.lookLater(declined.id(), clock.instant()));
        }
        return true;
    }

    /** An end of access has waited only beside a change that may mend the fault or after access anew; else it happened at once. */
    private List<FindingFacts> waiting(EndTarget target) {
        return findings.unsettled(target.subject()).stream()
                .filter(OverdueFinding::is)
                .filter(finding -> Objects.equals(finding.serviceId(), target.service()))
                .filter(finding -> OverdueFinding.end(finding).isPresent())
                .toList();
    }
}
