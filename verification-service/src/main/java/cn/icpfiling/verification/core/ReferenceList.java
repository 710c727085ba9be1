package cn.icpfiling.verification.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One version of a list, never changed after it was loaded: a verdict names the version that it used. */
@Entity
@Table(name = "reference_list")
public class ReferenceList {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ListKind kind;

    private int version;

    private byte[] digest;

    @Column(name = "loaded_at")
    private Instant loadedAt;

    protected ReferenceList() {}

    public ReferenceList(UUID id, ListKind kind, int version, byte[] digest, Instant loadedAt) {
        this.id = id;
        this.kind = kind;
        this.version = version;
        this.digest = digest.clone();
        this.loadedAt = loadedAt;
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }
}
