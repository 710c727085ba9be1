package cn.icpfiling.filing.core;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.catalogue.Reasons;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One step of an order, written once and never changed. */
@Entity
@Table(name = "order_history")
@IdClass(OrderHistoryEntry.Key.class)
public class OrderHistoryEntry {

    @Id
    private UUID orderId;

    @Id
    private long sequence;

    @Enumerated(EnumType.STRING)
    private OrderAct act;

    @Enumerated(EnumType.STRING)
    private OrderState fromState;

    @Enumerated(EnumType.STRING)
    private OrderState toState;

    @Enumerated(EnumType.STRING)
    private OrderRole actorRole;

    private UUID actorAccount;
    private UUID actorPartner;
    private String actorClient;
    private UUID actorMember;
    private UUID actorPerson;
    private Instant happenedAt;
    private Reasons reasons;

    protected OrderHistoryEntry() {}

    public static OrderHistoryEntry of(OrderEvent event) {
        var entry = new OrderHistoryEntry();
        entry.orderId = event.orderId();
        entry.sequence = event.sequence();
        entry.act = event.act();
        entry.fromState = event.from();
        entry.toState = event.to();
        entry.actorRole = event.actor().role();
        entry.actorAccount = event.actor().account();
        entry.actorPartner = event.actor().partner();
        entry.actorClient = event.actor().client();
        entry.actorMember = event.actor().member();
        entry.actorPerson = event.actor().person();
        entry.happenedAt = event.at();
        entry.reasons = new Reasons(event.reasons());
        return entry;
    }

    public long sequence() {
        return sequence;
    }

    public OrderAct act() {
        return act;
    }

    public OrderState from() {
        return fromState;
    }

    public OrderState to() {
        return toState;
    }

    public OrderRole actorRole() {
        return actorRole;
    }

    public UUID actorAccount() {
        return actorAccount;
    }

    /** The partner whose client acted for the applicant; null if no partner did. */
    public UUID actorPartner() {
        return actorPartner;
    }

    public String actorClient() {
        return actorClient;
    }

    /** The member of the holder's account who acted; null if no member did. */
    public UUID actorMember() {
        return actorMember;
    }

    /** The own account of that member's person; null if no member acted. It is compared and never shown. */
    public UUID actorPerson() {
        return actorPerson;
    }

    public Instant at() {
        return happenedAt;
    }

    public List<Reason> reasons() {
        return reasons.items();
    }

    /** The key: an order and the step's number in it. */
    public record Key(UUID orderId, long sequence) {}
}
