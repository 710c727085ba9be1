package cn.icpfiling.filing.core.materials;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A link through which one person of the staff opens one material, for a limited time and a few uses. The token in the link is not
 * stored.
 */
@Entity
@Table(name = "material_links")
public class MaterialLink {

    @Id
    private UUID id;

    private byte[] digest;
    private UUID orderId;
    private UUID findingId;
    private UUID caseId;
    private UUID importId;
    /** The order, finding or case for which a paper of an imported filing is opened; null for every other paper. */
    private UUID aboutId;

    private UUID materialId;
    private UUID account;

    @Enumerated(EnumType.STRING)
    private PaperViewReason reason;

    private int usesLeft;
    private Instant expiresAt;

    protected MaterialLink() {}

    public MaterialLink(
            UUID id,
            byte[] digest,
            Material material,
            UUID account,
            PaperViewReason reason,
            int uses,
            Instant expiresAt) {
        this.id = id;
        this.digest = digest.clone();
        this.orderId = material.orderId();
        this.findingId = material.findingId();
        this.caseId = material.caseId();
        this.importId = material.owner().importId();
        this.materialId = material.id();
        this.account = account;
        this.reason = reason;
        this.usesLeft = uses;
        this.expiresAt = expiresAt;
    }

    /** Names the order, finding or case for which a paper of an imported filing is opened. */
    public MaterialLink about(UUID cause) {
        aboutId = cause;
        return this;
    }

    public boolean isFor(UUID other, Instant now) {
        return account.equals(other) && usesLeft > 0 && now.isBefore(expiresAt);
    }

    public void use() {
        usesLeft--;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    /** The order that must be under review while the link works; null if there is none. */
    public UUID reviewedOrder() {
        return switch (reason) {
            case REVIEW_COMPARE_PAPERS, SETTLE_RULE -> orderId == null ? aboutId : orderId;
            case INSPECT_FINDING, DECIDE_CASE -> orderId;
        };
    }

    public PaperOwner owner() {
        return new PaperOwner(orderId, findingId, caseId, importId);
    }

    public UUID materialId() {
        return materialId;
    }

    public PaperViewReason reason() {
        return reason;
    }

    public int usesLeft() {
        return usesLeft;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
