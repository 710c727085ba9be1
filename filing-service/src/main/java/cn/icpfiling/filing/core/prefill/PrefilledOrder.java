package cn.icpfiling.filing.core.prefill;

import cn.icpfiling.filing.core.catalogue.Region;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The content of an order that a partner has prepared for a person whom the platform may not know. The person receives a
 * link, and what they accept becomes an ordinary order of their account. Content and phone are forgotten with the step
 * that ends the offer.
 */
@Entity
@Table(name = "prefilled_orders")
public class PrefilledOrder {

    @Id
    private UUID id;

    private UUID partner;

    /** The public name of the partner on the day of the preparation. */
    private String partnerName;

    @Enumerated(EnumType.STRING)
    private PrefillState state;

    @Embedded
    private Region region;

    private int nature;
    private int certificateType;

    /** A-labels. */
    private String domain;

    /** The keyed hash of the holder's phone; null once the offer is over. */
    private byte[] phoneHash;

    /** The digest of the secret of the newest link; null once no link leads here. */
    private byte[] digest;

    /** Certificate number, contact of the holder and what was entered; null once the offer is over. */
    @Column(name = "content")
    private byte[] encryptedContent;

    private int messages;

    /** The account that accepted; null before. */
    private UUID account;

    private UUID orderId;
    private long sequence;
    private Instant expiresAt;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private long version;

    protected PrefilledOrder() {}

    /** What the partner says of the filing in the clear. */
    public record Outline(Region region, int nature, int certificateType, String domain) {}

    /** Returns a prefilled order that is not prepared until {@link #prepare}. */
    public static PrefilledOrder of(
            UUID id, UUID partner, String partnerName, Outline outline, byte[] phoneHash, byte[] encryptedContent) {
        var made = new PrefilledOrder();
        made.id = id;
        made.partner = partner;
        made.partnerName = partnerName;
        made.region = outline.region();
        made.nature = outline.nature();
        made.certificateType = outline.certificateType();
        made.domain = outline.domain();
        made.phoneHash = phoneHash;
        made.encryptedContent = encryptedContent;
        return made;
    }

    /** @param newDigest of the secret of the first link */
    public PrefillEvent prepare(byte[] newDigest, Instant until, Instant at) {
        if (state != null) {
            throw new IllegalStateException("prefilled order " + id + " was prepared before");
        }
        state = PrefillState.PREPARED;
        digest = newDigest;
        messages = 1;
        expiresAt = until;
        createdAt = at;
        return happened(PrefillLifecycle.PREPARED_EVENT, PrefillAct.PREPARE, null, PrefillRole.PARTNER, at);
    }

    /** Asks for another message with a new link; the link before it stops working. */
    public PrefillEvent resend(byte[] newDigest, Instant at) {
        var step = PrefillLifecycle.table().step(state, PrefillAct.RESEND, PrefillRole.PARTNER);
        messages++;
        digest = newDigest;
        return happened(step.event(), PrefillAct.RESEND, state, PrefillRole.PARTNER, at);
    }

    public PrefillEvent accept(UUID byAccount, UUID asOrder, Instant at) {
        var event = perform(PrefillAct.ACCEPT, PrefillRole.HOLDER, at);
        account = byAccount;
        orderId = asOrder;
        return event;
    }

    /** Performs a step without data of its own. */
    public PrefillEvent perform(PrefillAct act, PrefillRole role, Instant at) {
        var step = PrefillLifecycle.table().step(state, act, role);
        var from = state;
        state = step.to();
        if (!state.isOpen()) {
            forget();
        }
        return happened(step.event(), act, from, role, at);
    }

    private void forget() {
        encryptedContent = null;
        phoneHash = null;
        if (state != PrefillState.DECLINED) {
            digest = null;
        }
    }

    private PrefillEvent happened(String type, PrefillAct act, PrefillState from, PrefillRole role, Instant at) {
        changedAt = at;
        return new PrefillEvent(type, id, ++sequence, act, from, state, role, messages, at);
    }

    /** Whether the offer is open, and its time is not over. */
    public boolean isOpen(Instant at) {
        return state.isOpen() && at.isBefore(expiresAt);
    }

    /** Whether the newest link still leads to the offer, or to the answer that it was declined. */
    public boolean leads(Instant at) {
        return at.isBefore(expiresAt)
                && (state == PrefillState.SENT || state == PrefillState.OPENED || state == PrefillState.DECLINED);
    }

    public boolean isDue(Instant at) {
        return state.isOpen() && !at.isBefore(expiresAt);
    }

    /** What the partner may do next. */
    public Set<PrefillAct> allowedActs() {
        return PrefillLifecycle.table().acts(state, PrefillRole.PARTNER);
    }

    public UUID id() {
        return id;
    }

    public UUID partner() {
        return partner;
    }

    public String partnerName() {
        return partnerName;
    }

    public PrefillState state() {
        return state;
    }

    public Outline outline() {
        return new Outline(region, nature, certificateType, domain);
    }

    public byte[] phoneHash() {
        return phoneHash;
    }

    public byte[] digest() {
        return digest;
    }

    /** Empty once the offer is over. */
    public Optional<byte[]> encryptedContent() {
        return Optional.ofNullable(encryptedContent);
    }

    public int messages() {
        return messages;
    }

    public UUID account() {
        return account;
    }

    public UUID orderId() {
        return orderId;
    }

    public long sequence() {
        return sequence;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long version() {
        return version;
    }
}
