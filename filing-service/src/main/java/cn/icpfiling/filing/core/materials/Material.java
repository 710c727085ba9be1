package cn.icpfiling.filing.core.materials;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One material of an order. Its bytes are encrypted in a file named by the id. A new material replaces the one of its
 * kind.
 */
@Entity
@Table(name = "materials")
public class Material {

    @Id
    private UUID id;

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private MaterialKind kind;

    private String mediaType;
    private long size;
    private String sha256;
    private Instant uploadedAt;

    @Enumerated(EnumType.STRING)
    private ScanStatus scan;

    protected Material() {}

    public Material(
            UUID id,
            UUID orderId,
            MaterialKind kind,
            String mediaType,
            long size,
            String sha256,
            Instant uploadedAt,
            ScanStatus scan) {
        this.id = id;
        this.orderId = orderId;
        this.kind = kind;
        this.mediaType = mediaType;
        this.size = size;
        this.sha256 = sha256;
        this.uploadedAt = uploadedAt;
        this.scan = scan;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public MaterialKind kind() {
        return kind;
    }

    public String mediaType() {
        return mediaType;
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    public ScanStatus scan() {
        return scan;
    }

    /** Whether the material counts for everyone but its sender. */
    public boolean counts() {
        return scan.counts();
    }

    /** Records the late answer of the scanner. */
    public void judged(ScanStatus said) {
        if (scan != ScanStatus.QUARANTINED) {
            throw new IllegalStateException("the scanner was heard already");
        }
        scan = said;
    }
}
