package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes the result of a comparison under the locks of order and link, in the transaction of the caller. */
@ApplicationScoped
class SettleFace {

    private final LinkedStep linked;
    private final OrderProgress progress;
    private final Audit audit;
    private final Duration validFor;
    private final Duration photoFor;
    private final Clock clock;

    SettleFace(
            LinkedStep linked,
            OrderProgress progress,
            Audit audit,
            @ConfigProperty(name = "icp.authenticity.valid-for") Duration validFor,
            @ConfigProperty(name = "icp.authenticity.photo-for") Duration photoFor,
            Clock clock) {
        this.linked = linked;
        this.progress = progress;
        this.audit = audit;
        this.validFor = validFor;
        this.photoFor = photoFor;
        this.clock = clock;
    }

    /** @param photo the stored photograph */
    FaceView matched(String secret, CompareFace.Said said, UUID photo) {
        var found = linked.tried(secret);
        var now = clock.instant();
        var step = found.step();
        step.matched(now, now.plus(validFor), photo, now.plus(photoFor));
        tell(found, said);
        progress.authenticated(found.order(), now);
        return FaceView.of(said.result(), step);
    }

    FaceView failed(String secret, CompareFace.Said said) {
        var found = linked.tried(secret);
        found.step().failed(said.result(), clock.instant());
        tell(found, said);
        return FaceView.of(said.result(), found.step());
    }

    private void tell(LinkedStep.Found found, CompareFace.Said said) {
        audit.record(Act.of("AUTHENTICITY.CHECK", "ORDER", found.order().id())
                .with("part", found.step().part())
                .with("step", found.step().id())
                .with("result", said.result())
                .with("check", said.checkId()));
    }
}
