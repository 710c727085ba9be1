package cn.icpfiling.filing.core.materials;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One material of an order, a finding, a case of the support or an imported filing. Its bytes are encrypted in a file named by the id. A new
 * material replaces the one of its kind; at a finding and at a case only until it is handed in.
 */
@Entity
@Table(name = "materials")
public class Material {

    @Id
    private UUID id;

    /** Null unless it is a material of an order. */
    private UUID orderId;

    /** Null unless it is a material of a finding. */
    private UUID findingId;

    /** Null unless it is a material of a case of the support. */
    private UUID caseId;

    /** Null unless it is a material of an imported filing. */
    private UUID importId;

    /** Null for a material of an order, and until another material is handed in. */
    private Instant handedInAt;

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

    /** Returns a material of the owner, as it was just stored. */
    public static Material stored(
            UUID id, PaperOwner owner, MaterialKind kind, String mediaType, StoredBytes bytes, ScanStatus scan) {
        var material = new Material(
                id, owner.orderId(), kind, mediaType, bytes.size(), bytes.sha256(), bytes.storedAt(), scan);
        material.findingId = owner.findingId();
        material.caseId = owner.caseId();
        material.importId = owner.importId();
        return material;
    }

    /** The clean copy of a material: its size in bytes, its digest in hexadecimal digits, and when it was written. */
    public record StoredBytes(long size, String sha256, Instant storedAt) {}

    /** Hands a draft of a finding or a case in; from then on it stays as it is. */
    public void handedIn(Instant at) {
        if (orderId != null || importId != null || handedInAt != null || !counts()) {
            throw new IllegalStateException("material " + id + " cannot be handed in");
        }
        handedInAt = at;
    }

    public UUID id() {
        return id;
    }

    public PaperOwner owner() {
        return new PaperOwner(orderId, findingId, caseId, importId);
    }

    public UUID findingId() {
        return findingId;
    }

    public UUID caseId() {
        return caseId;
    }

    public Instant handedInAt() {
        return handedInAt;
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
