package cn.icpfiling.legacy.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An entry of the old platform's index of papers. The file lies under the key in its folder of the object store. */
@Entity
@Table(name = "legacy_papers")
public class LegacyPaper {
    @Id
    private UUID id;

    private String legacyId;

    private UUID filingId;

    private UUID siteId;

    private String kind;

    private String objectKey;

    private String mediaType;

    private long size;

    private byte[] sha256;

    protected LegacyPaper() {}

    public UUID id() {
        return id;
    }

    public String legacyId() {
        return legacyId;
    }

    public UUID filingId() {
        return filingId;
    }

    /** Null if the paper belongs to the subject. */
    public UUID siteId() {
        return siteId;
    }

    public String kind() {
        return kind;
    }

    public String objectKey() {
        return objectKey;
    }

    public String mediaType() {
        return mediaType;
    }

    public long size() {
        return size;
    }

    public byte[] sha256() {
        return sha256.clone();
    }
}
