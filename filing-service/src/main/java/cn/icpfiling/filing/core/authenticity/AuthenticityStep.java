package cn.icpfiling.filing.core.authenticity;

import cn.icpfiling.filing.core.entry.PrincipalPart;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * One link by which a principal shows on their phone that they are the person in the order, and its result. The link
 * ends by its time (machine clock), its tries, a newer link, or its first match. The result is valid until its own time
 * (business clock).
 */
@Entity
@Table(name = "authenticity_steps")
public class AuthenticityStep {

    /** The purpose that a principal consents to; the schema keeps it beside the consent as proof. */
    private static final String PURPOSE = "FACE_MATCH";

    /** How far it has come. */
    public enum State {
        /** The link works until its time is over. */
        OPEN,
        /** The face matched; the link is used. */
        MATCHED,
        /** A newer link replaced it, or its tries are used up. */
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

    private Instant checkedAt;
    private Instant validUntil;

    private UUID photoId;
    private Instant photoEndsAt;

    protected AuthenticityStep() {}

    /**
     * @param personIndex keyed hash of name, certificate type and number: a change of any of them makes another person
     * @param digest of the token in the link
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

    /** Checks whether the face of this very person matched and the result is still valid. */
    public boolean provesNow(byte[] person, Instant businessTime) {
        return state == State.MATCHED && isOf(person) && businessTime.isBefore(validUntil);
    }

    public boolean isConsented() {
        return consentedAt != null;
    }

    /** Records the first consent with its version and time; later calls change nothing. */
    public void consent(String version, Instant at) {
        if (consentedAt == null) {
            consentVersion = version;
            consentPurpose = PURPOSE;
            consentedAt = at;
        }
    }

    /** Counts a try before the comparison, so that an interrupted comparison gives no extra try. */
    public void tried() {
        triesLeft--;
    }

    public void close() {
        state = State.CLOSED;
    }

    /** Records a comparison without a match; its photograph is not kept. One without an answer replaces no earlier answer. */
    public void failed(FaceResult said, Instant at) {
        if (said != FaceResult.UNKNOWN || result == null) {
            told(said, at);
        }
        if (triesLeft == 0) {
            state = State.CLOSED;
        }
    }

    /** @param photo the id of the photograph in the storage, which keeps it until {@code photoUntil} */
    public void matched(Instant at, Instant until, UUID photo, Instant photoUntil) {
        told(FaceResult.MATCH, at);
        state = State.MATCHED;
        validUntil = until;
        photoId = photo;
        photoEndsAt = photoUntil;
    }

    private void told(FaceResult said, Instant at) {
        result = said;
        checkedAt = at;
    }

    /** Forgets the photograph and keeps the result. */
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

    /** Null before the first comparison, UNKNOWN while none had an answer. */
    public FaceResult result() {
        return result;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    /** Null unless the face matched. */
    public Instant validUntil() {
        return validUntil;
    }

    /** Null if no photograph is kept. */
    public UUID photoId() {
        return photoId;
    }
}
