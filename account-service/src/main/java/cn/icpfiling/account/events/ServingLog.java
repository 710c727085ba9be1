package cn.icpfiling.account.events;

import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.account.store.EventTable.Told;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Appends the changes of partners' serving lists, and notices by itself that a list was put back to an earlier moment (ADR 0065): its owner
 * gives versions again, in new events that happened later than all that were told. The first of them is told without its change, so that
 * the edge takes the list anew; those behind it are told whole again.
 */
@ApplicationScoped
public class ServingLog {

    private final EventLog log;
    private final EventTable events;

    ServingLog(EventLog log, EventTable events) {
        this.log = log;
        this.events = events;
    }

    /**
     * @param event an event that this log does not have. One with an earlier version that did not happen later is merely read late, out of
     *     a topic that grew or again; it is told whole, and an edge has that version already.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(UUID partner, AccountEvent event, ServingChange change) {
        log.lock(partner);
        var told = events.lastTold(partner);
        var at = event.occurredAt().truncatedTo(ChronoUnit.MICROS);
        var isNext = told.isEmpty() || change.version() > told.get().version();
        var isSetBack = !isNext && at.isAfter(told.get().at());
        if (isNext || isSetBack) {
            events.keepTold(partner, new Told(change.version(), latest(told, at)));
        }
        log.append(partner, Optional.empty(), isSetBack ? event : event.with(change));
    }

    private static Instant latest(Optional<Told> told, Instant at) {
        return told.map(Told::at).filter(earlier -> earlier.isAfter(at)).orElse(at);
    }
}
