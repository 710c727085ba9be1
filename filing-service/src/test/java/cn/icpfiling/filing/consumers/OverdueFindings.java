package cn.icpfiling.filing.consumers;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Overdue findings as inspection-service's events bring them. */
@ApplicationScoped
public class OverdueFindings {

    private final OverdueFindingHandler handler;
    private final Clock clock;

    OverdueFindings(OverdueFindingHandler handler, Clock clock) {
        this.handler = handler;
        this.clock = clock;
    }

    /** The event comes, and is handled at once. */
    public void comes(UUID finding) {
        UnitOfWork.run(asked(finding));
    }

    /** The event came so long ago. */
    public void came(UUID finding, Duration ago) {
        UnitOfWork.run(
                taken("inspection.finding.overdue", finding, clock.instant().minus(ago)));
    }

    /** The finding is not overdue any more: cured, dismissed, ended, extended or confirmed. */
    public void isOver(UUID finding, String step) {
        UnitOfWork.run(taken("inspection.finding." + step, finding, clock.instant()));
    }

    /** The finding has been asked for; its effect is yet to come. */
    public Runnable asked(UUID finding) {
        return taken("inspection.finding.overdue", finding, clock.instant());
    }

    private Runnable taken(String type, UUID finding, Instant at) {
        var data = JsonNodeFactory.instance.objectNode().put("findingId", finding.toString());
        return handler.prepare(new IncomingEvent(Ids.next(), type, "/inspection-service", finding, 4, at, data));
    }
}
