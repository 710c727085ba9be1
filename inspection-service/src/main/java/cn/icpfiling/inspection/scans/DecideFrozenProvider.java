package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.FrozenProvider;
import cn.icpfiling.inspection.core.scans.FrozenProvider.Decision;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Releases or discards the looks at a frozen provider's sites, once, after the scan that froze it was judged. */
@ApplicationScoped
class DecideFrozenProvider {
    private final IdempotencyService idempotency;
    private final ScanTable scans;
    private final FrozenProviderTable providers;
    private final ReadScans read;
    private final CurrentActor actor;
    private final Audit audit;
    private final Clock clock;

    DecideFrozenProvider(
            IdempotencyService idempotency,
            ScanTable scans,
            FrozenProviderTable providers,
            ReadScans read,
            CurrentActor actor,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.scans = scans;
        this.providers = providers;
        this.read = read;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /** 409 ACT_NOT_ALLOWED if a person has decided before, or while the scan is judged. */
    StoredResponse handle(UUID scan, UUID provider, IdempotentRequest request, Decision decision) {
        if (scans.find(scan).isEmpty()) {
            throw unknown();
        }
        return idempotency.perform(request, () -> {
            var frozen = providers.locked(scan, provider).orElseThrow(DecideFrozenProvider::unknown);
            var judged = scans.find(scan).orElseThrow();
            requireOpen(frozen, judged, decision);
            providers.decide(scan, provider, decision, actor.account(), clock.instant());
            audit.record(Act.of("SCAN.PROVIDER_" + decision, StartScan.OBJECT, scan)
                    .with("number", judged.number())
                    .with("provider", provider.toString())
                    .with("sites", frozen.sites())
                    .with("away", frozen.away()));
            return new Reply(200, null, null, read.view(judged));
        });
    }

    private static void requireOpen(FrozenProvider frozen, Scan scan, Decision decision) {
        if (frozen.decision() != null) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, frozen.decision(), decision, List.of());
        }
        if (scan.state() == ScanState.JUDGING) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, scan.state(), decision, List.of());
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
