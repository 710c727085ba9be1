package cn.icpfiling.filing.core;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * One link by which a principal shows on their phone that they are who the order says, and what came of it. The link dies by its time
 * (machine clock), by its tries, by a newer one and by its first match; the result lives on until its own time (business clock).
 */
@Entity
@Table(name = "authenticity_steps")
public class AuthenticityStep {

    /** What a principal agrees to. */
    public static final String PURPOSE = "FACE_MATCH";

    /** How far it has come. */
    public enum State {
        /** The link leads somewhere, while its time is not over. */
        OPEN,
        /** The face matched; the link is used. */
        MATCHED,
        /** Given up for a newer link, or its tries are used up. */
        CLOSED
    }

    @Id
    private UUID id;

    private byte[] digest;
    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private PrincipalPart part;

    private byte[] personIndex;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant linkEndsAt;
    private int triesLeft;

    private String consentVersion;
    private String consentPurpose;
    private Instant consentedAt;

    @Enumerated(EnumType.STRING)
    private FaceResult result;

    private UUID checkId;
    private Instant checkedAt;
    private Instant validUntil;

    private UUID photoId;
    private Instant photoEndsAt;

    protected AuthenticityStep() {}

    /**
     * @param personIndex keyed hash of name, certificate type and number: a change of any of them is another person
     * @param digest of what stands in the link
     * @param linkEndsAt by the machine's clock
     */
    public AuthenticityStep(
            UUID id,
            byte[] digest,
            UUID orderId,
            PrincipalPart part,
            byte[] personIndex,
            Instant linkEndsAt,
            int tries) {
        this.id = id;
        this.digest = digest.clone();
        this.orderId = orderId;
        this.part = part;
        this.personIndex = personIndex.clone();
        this.state = State.OPEN;
        this.linkEndsAt = linkEndsAt;
        this.triesLeft = tries;
    }

    public boolean leads(Instant machineTime) {
        return state == State.OPEN && triesLeft > 0 && machineTime.isBefore(linkEndsAt);
    }

    public boolean isOf(byte[] person) {
        return Arrays.equals(personIndex, person);
    }

    /** The face of exactly that person matched, and the result has not run out. */
    public boolean provesNow(byte[] person, Instant businessTime) {
        return state == State.MATCHED && isOf(person) && businessTime.isBefore(validUntil);
    }

    public boolean isConsented() {
        return consentedAt != null;
    }

    /** Once given it stands, with its version and time. */
    public void consent(String version, Instant at) {
        if (consentedAt == null) {
            consentVersion = version;
            consentPurpose = PURPOSE;
            consentedAt = at;
        }
    }

    /** A face is about to be compared: counted first, so that nobody who is cut off has one try more. */
    public void tried() {
        triesLeft--;
    }

    public void close() {
        state = State.CLOSED;
    }

    /** No match: the photograph is not kept. */
    public void failed(FaceResult said, UUID check, Instant at) {
        told(said, check, at);
        if (triesLeft == 0) {
            state = State.CLOSED;
        }
    }

    /** @param photo the photograph in its storage, kept until then */
    public void matched(UUID check, Instant at, Instant until, UUID photo, Instant photoUntil) {
        told(FaceResult.MATCH, check, at);
        state = State.MATCHED;
        validUntil = until;
        photoId = photo;
        photoEndsAt = photoUntil;
    }

    private void told(FaceResult said, UUID check, Instant at) {
        result = said;
        checkId = check;
        checkedAt = at;
    }

    /** The result stays. */
    public void forgetPhoto() {
        photoId = null;
        photoEndsAt = null;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public PrincipalPart part() {
        return part;
    }

    public State state() {
        return state;
    }

    public Instant linkEndsAt() {
        return linkEndsAt;
    }

    public int triesLeft() {
        return triesLeft;
    }

    public String consentVersion() {
        return consentVersion;
    }

    public Instant consentedAt() {
        return consentedAt;
    }

    /** Null before the first comparison. */
    public FaceResult result() {
        return result;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    /** Null unless it matched. */
    public Instant validUntil() {
        return validUntil;
    }

    /** Null where none is kept. */
    public UUID photoId() {
        return photoId;
    }
}
