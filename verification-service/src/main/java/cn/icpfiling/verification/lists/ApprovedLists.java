package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.ListContent;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.store.ListVersionTable;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * The lists that all checks use. The service queries the database each time for the version in force, so that every
 * replica switches at the same moment of the platform's clock. The content of a version never changes, so it is cached.
 */
@ApplicationScoped
public class ApprovedLists {

    private static final int KEPT = 16;

    private final ListVersionTable table;
    private final ReadLists source;
    private final Clock clock;
    private final Cache<UUID, ListContent> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    ApprovedLists(ListVersionTable table, ReadLists source, Clock clock) {
        this.table = table;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Returns the versions of a legal day: for today those in force now, for any other day those in force at its end.
     */
    public ListsInForce on(LocalDate day) {
        var tlds = on(ListKind.TLD, day);
        var registrars = on(ListKind.REGISTRAR, day);
        return new ListsInForce(
                tlds.map(ApprovedLists::number).orElse(null),
                tlds.map(period -> content(ListKind.TLD, period).tlds()).orElse(null),
                registrars.map(ApprovedLists::number).orElse(null),
                registrars
                        .map(period -> content(ListKind.REGISTRAR, period).registrars())
                        .orElse(null));
    }

    /** Returns empty if no version is in force. */
    public Optional<ListSchedule.Period> on(ListKind kind, LocalDate day) {
        return table.schedule(kind).at(momentOf(day));
    }

    public ListContent content(ListKind kind, ListSchedule.Period period) {
        return content(kind, period.version().id());
    }

    public ListContent content(ListKind kind, UUID version) {
        return kept.get(version, id -> source.read(kind, id));
    }

    private Instant momentOf(LocalDate day) {
        var now = clock.instant();
        return day.equals(LegalTime.dayOf(now))
                ? now
                : LegalTime.startOf(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
    }

    private static int number(ListSchedule.Period period) {
        return period.version().version();
    }
}
