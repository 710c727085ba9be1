package cn.icpfiling.filing.core.offline;

import cn.icpfiling.filing.core.OrderRole;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One step of an offline case, written once and never changed. */
@Entity
@Table(name = "offline_history")
@IdClass(OfflineHistoryEntry.Key.class)
public class OfflineHistoryEntry {

    @Id
    private UUID caseId;

    @Id
    private long sequence;

    @Enumerated(EnumType.STRING)
    private OfflineAct act;

    @Enumerated(EnumType.STRING)
    private OfflineState fromState;

    @Enumerated(EnumType.STRING)
    private OfflineState toState;

    @Enumerated(EnumType.STRING)
    private OrderRole actorRole;

    private UUID actorAccount;
    private UUID actorPartner;
    private String actorClient;
    private LocalDate toldDay;
    private Instant happenedAt;

    protected OfflineHistoryEntry() {}

    public static OfflineHistoryEntry of(OfflineEvent event) {
        var entry = new OfflineHistoryEntry();
        entry.caseId = event.caseId();
        entry.sequence = event.sequence();
        entry.act = event.act();
        entry.fromState = event.from();
        entry.toState = event.to();
        entry.actorRole = event.actor().role();
        entry.actorAccount = event.actor().account();
        entry.actorPartner = event.actor().partner();
        entry.actorClient = event.actor().client();
        entry.toldDay = event.day();
        entry.happenedAt = event.at();
        return entry;
    }

    public long sequence() {
        return sequence;
    }

    public OfflineAct act() {
        return act;
    }

    public OfflineState from() {
        return fromState;
    }

    public OfflineState to() {
        return toState;
    }

    public LocalDate day() {
        return toldDay;
    }

    public Instant at() {
        return happenedAt;
    }

    /** The key: a case and the step's number in it. */
    public record Key(UUID caseId, long sequence) {}
}
