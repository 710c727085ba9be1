package cn.icpfiling.verification.core;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One comparison of a face, bound to order, principal and person; never changed afterwards. The photograph is not
 * stored.
 */
@Entity
@Table(name = "face_checks")
public class FaceCheck {

    /** The result; only MATCH is a match. */
    public enum Result {
        MATCH,
        MISMATCH,
        NOT_ALIVE,
        /** The source answered that it has no picture of the person. */
        NO_REFERENCE,
        UNKNOWN
    }

    @Id
    private UUID id;

    private UUID orderId;

    private String part;

    private byte[] personIndex;

    @Enumerated(EnumType.STRING)
    private Result result;

    private Instant checkedAt;

    protected FaceCheck() {}

    /** @param personIndex keyed hash of name, certificate type and number */
    public FaceCheck(UUID id, UUID orderId, String part, byte[] personIndex, Result result, Instant checkedAt) {
        this.id = id;
        this.orderId = orderId;
        this.part = part;
        this.personIndex = personIndex.clone();
        this.result = result;
        this.checkedAt = checkedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public Result result() {
        return result;
    }

    public Instant checkedAt() {
        return checkedAt;
    }
}
