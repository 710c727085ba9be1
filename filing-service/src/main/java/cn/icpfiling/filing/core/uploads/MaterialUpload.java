package cn.icpfiling.filing.core.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One material that is uploaded in parts. It grows only at its end. When it is complete it becomes a material of its
 * order.
 */
@Entity
@Table(name = "material_uploads")
public class MaterialUpload {

    @Id
    private UUID id;

    private UUID orderId;
    private UUID holder;
    private Integer slot;

    @Enumerated(EnumType.STRING)
    private MaterialKind kind;

    private long total;
    private long received;
    private UUID replaces;
    private UUID materialId;
    private Instant expiresAt;

    protected MaterialUpload() {}

    /**
     * @param slot which of the open uploads that the holder may have at the same time
     * @param replaces the order's present material of that kind; null if it has none
     */
    public MaterialUpload(
            UUID id, Order order, int slot, MaterialKind kind, long total, UUID replaces, Instant expiresAt) {
        this.id = id;
        this.orderId = order.id();
        this.holder = order.holder();
        this.slot = slot;
        this.kind = kind;
        this.total = total;
        this.replaces = replaces;
        this.expiresAt = expiresAt;
    }

    /** Appends bytes at the end. Of two requests for the same offset the second is refused. */
    public void grow(long from, long size) {
        requireAt(from);
        received += size;
    }

    public void requireAt(long from) {
        if (from != received || materialId != null) {
            throw new ProblemException(FilingProblem.UPLOAD_OFFSET_MISMATCH, received);
        }
    }

    public void becomes(Material material) {
        if (received != total) {
            throw new IllegalStateException("half a paper is none");
        }
        materialId = material.id();
        slot = null;
    }

    public boolean isOpen() {
        return materialId == null;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public Integer slot() {
        return slot;
    }

    public MaterialKind kind() {
        return kind;
    }

    public long total() {
        return total;
    }

    public long received() {
        return received;
    }

    public long missing() {
        return total - received;
    }

    public UUID replaces() {
        return replaces;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
