package cn.icpfiling.legacy.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An order of the old platform. Loads write it, with plain SQL; support abandons an unfinished one here. */
@Entity
@Table(name = "legacy_orders")
public class LegacyOrder {
    @Id
    private UUID id;

    private String legacyId;

    private UUID legacyAccountId;

    private UUID filingId;

    private String type;

    private boolean unfinished;

    private Instant abandonedAt;

    private UUID abandonedByCase;

    private Instant changedAt;

    protected LegacyOrder() {}

    /** Abandons the order, which cannot move; a second time changes nothing. */
    public void abandon(UUID supportCase, Instant at) {
        if (!unfinished) {
            throw new IllegalStateException("the old order " + id + " is finished");
        }
        if (abandonedAt == null) {
            abandonedAt = at;
            abandonedByCase = supportCase;
            changedAt = at;
        }
    }

    /** Whether the order still stands in the way of its account. */
    public boolean isOpen() {
        return unfinished && abandonedAt == null;
    }

    public UUID id() {
        return id;
    }

    public String legacyId() {
        return legacyId;
    }

    public UUID legacyAccountId() {
        return legacyAccountId;
    }

    /** Null if it was a first filing that never ended. */
    public UUID filingId() {
        return filingId;
    }

    public String type() {
        return type;
    }
}
