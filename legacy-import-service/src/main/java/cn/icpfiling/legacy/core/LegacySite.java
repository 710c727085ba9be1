package cn.icpfiling.legacy.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A site of a filing of the old platform. Loads write it, with plain SQL. */
@Entity
@Table(name = "legacy_sites")
public class LegacySite {
    @Id
    private UUID id;

    private String legacyId;

    private UUID filingId;

    private String serviceNumber;

    private byte[] content;

    private Instant submittedAt;

    protected LegacySite() {}

    public UUID id() {
        return id;
    }

    public String legacyId() {
        return legacyId;
    }

    public UUID filingId() {
        return filingId;
    }

    public String serviceNumber() {
        return serviceNumber;
    }

    /** Encrypted; {@code LegacyContents} opens it. */
    public byte[] encryptedContent() {
        return content;
    }

    public Instant submittedAt() {
        return submittedAt;
    }
}
