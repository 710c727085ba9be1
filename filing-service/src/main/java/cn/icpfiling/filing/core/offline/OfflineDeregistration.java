package cn.icpfiling.filing.core.offline;

import cn.icpfiling.filing.core.Certificate;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A case for a filing that only paper at the province's authority can remove: a domain that is filed for another
 * subject, or the holder's own subject without services. The case keeps the data of its type check, so that the check
 * can run again at the end.
 */
@Entity
@Table(name = "offline_deregistrations")
public class OfflineDeregistration implements HasHolder {

    @Id
    private UUID id;

    private UUID holder;
    private UUID partner;

    @Enumerated(EnumType.STRING)
    private OfflineGround ground;

    @Enumerated(EnumType.STRING)
    private OfflineState state;

    private UUID typeCheckId;

    @Embedded
    private Region region;

    private int nature;

    @Embedded
    private Certificate certificate;

    private String domain;

    @Column(name = "applicant")
    private byte[] encryptedApplicant;

    private String filingNumber;
    private String filingProvince;
    private Boolean tldApproved;
    private boolean watched;

    private LocalDate handedInOn;
    private Instant nextLookAt;
    private Instant lastAskedAt;

    @Enumerated(EnumType.STRING)
    private OfflineAnswer lastAnswer;

    private int silences;
    private long sequence;
    private Instant createdAt;
    private Instant changedAt;

    @Version
    private long version;

    protected OfflineDeregistration() {}

    /**
     * What the authority and the lists said when the case was opened.
     *
     * @param number the number to be deregistered, as the authority's query shows it
     * @param tldApproved whether the domain may be filed again; null if the list could not be queried
     * @param watched whether the authority can be queried about the case again
     */
    public record Found(String number, Boolean tldApproved, boolean watched) {}

    /** Returns a case that is not open until {@link #open}. */
    public static OfflineDeregistration of(
            UUID id,
            Holder holder,
            OfflineGround ground,
            SettledIdentity identity,
            Found found,
            byte[] encryptedApplicant) {
        var made = new OfflineDeregistration();
        made.id = id;
        made.holder = holder.account();
        made.partner = holder.partner();
        made.ground = ground;
        made.typeCheckId = identity.typeCheckId();
        made.region = identity.region();
        made.nature = identity.nature();
        made.certificate = identity.certificate();
        made.domain = identity.domain();
        made.encryptedApplicant = encryptedApplicant;
        made.filingNumber = found.number();
        made.filingProvince = FilingNumber.tryParse(found.number())
                .map(FilingNumber::province)
                .orElse(null);
        made.tldApproved = found.tldApproved();
        made.watched = found.watched();
        return made;
    }

    public OfflineEvent open(OrderActor actor, Instant at) {
        if (state != null) {
            throw new IllegalStateException("case " + id + " was opened before");
        }
        state = OfflineState.OPEN;
        createdAt = at;
        return happened("filing.offline.opened", OfflineAct.OPEN, null, actor, null, at);
    }

    /** Records that the holder handed the papers in on that legal day. */
    public OfflineEvent handIn(LocalDate day, OrderActor actor, Instant at) {
        var event = perform(OfflineAct.HAND_IN, actor, day, at);
        handedInOn = day;
        nextLookAt = OfflineInquiries.first(id, day);
        silences = 0;
        return event;
    }

    public OfflineEvent close(OrderActor actor, Instant at) {
        var event = perform(OfflineAct.CLOSE, actor, null, at);
        nextLookAt = null;
        return event;
    }

    /** Records that the authority no longer shows the filing, or by itself told us that it ended. */
    public OfflineEvent free(Instant at) {
        var event = perform(OfflineAct.FREE, OrderActor.AUTHORITY, null, at);
        if (watched) {
            answered(OfflineAnswer.NOT_SHOWN, null, at);
        }
        nextLookAt = null;
        return event;
    }

    /** Records that the authority still shows the filing. */
    public void stillShown(Instant at) {
        answered(OfflineAnswer.SHOWN, OfflineInquiries.afterAnswer(id, handedInOn, at), at);
    }

    /** Records that our own records, which are looked at where the authority cannot be asked, still have the filing. */
    public void stillOnRecord(Instant at) {
        nextLookAt = OfflineInquiries.nextDay(id, at);
    }

    /** Records that the authority did not answer. */
    public void unanswered(Instant at) {
        var inARow = silences + 1;
        answered(OfflineAnswer.SILENT, OfflineInquiries.afterSilence(inARow, at), at);
        silences = inARow;
    }

    /** Records that the case could not be looked at, by a fault of ours. It waits as after silence, and no answer is recorded. */
    public void notLookedAt(Instant at) {
        silences++;
        nextLookAt = OfflineInquiries.afterSilence(silences, at);
    }

    private void answered(OfflineAnswer answer, Instant next, Instant at) {
        lastAnswer = answer;
        lastAskedAt = at;
        nextLookAt = next;
        silences = 0;
    }

    /** Checks whether a query to the authority is due, or a look at our own records where it cannot be asked. */
    public boolean isDue(Instant at) {
        return state == OfflineState.HANDED_IN && nextLookAt != null && !nextLookAt.isAfter(at);
    }

    /** Refuses while the authority still shows the filing. */
    public void requireFreed() {
        if (state != OfflineState.FREED) {
            throw new ProblemException(
                    CommonProblem.ACT_NOT_ALLOWED, state, OfflineAct.CHECK_AGAIN, List.copyOf(allowedActs()));
        }
    }

    private OfflineEvent perform(OfflineAct act, OrderActor actor, LocalDate day, Instant at) {
        var step = OfflineLifecycle.table().step(state, act, actor.role());
        var from = state;
        state = step.to();
        return happened(step.event(), act, from, actor, day, at);
    }

    private OfflineEvent happened(
            String type, OfflineAct act, OfflineState from, OrderActor actor, LocalDate day, Instant at) {
        changedAt = at;
        return new OfflineEvent(type, id, ++sequence, act, from, state, actor, day, at);
    }

    /** What the holder may do next. */
    public Set<OfflineAct> allowedActs() {
        return state == OfflineState.FREED
                ? Set.of(OfflineAct.CHECK_AGAIN)
                : OfflineLifecycle.table().acts(state, OrderRole.APPLICANT);
    }

    public SettledIdentity identity() {
        return SettledIdentity.of(typeCheckId, region, nature, certificate, domain);
    }

    public UUID id() {
        return id;
    }

    @Override
    public UUID holder() {
        return holder;
    }

    @Override
    public UUID partner() {
        return partner;
    }

    public OfflineGround ground() {
        return ground;
    }

    public OfflineState state() {
        return state;
    }

    /** The holder's data for the printed form, encrypted. */
    public Optional<byte[]> encryptedApplicant() {
        return Optional.ofNullable(encryptedApplicant);
    }

    public String filingNumber() {
        return filingNumber;
    }

    /** The province whose authority decides: the number's, or the holder's own if the number names none. */
    public String decidingProvince() {
        return isProvinceAssumed() ? region.province() : filingProvince;
    }

    public boolean isProvinceAssumed() {
        return filingProvince == null;
    }

    /** Empty if the list could not be queried. */
    public Optional<Boolean> tldApproved() {
        return Optional.ofNullable(tldApproved);
    }

    public boolean watched() {
        return watched;
    }

    public LocalDate handedInOn() {
        return handedInOn;
    }

    public Instant nextLookAt() {
        return nextLookAt;
    }

    public Instant lastAskedAt() {
        return lastAskedAt;
    }

    public OfflineAnswer lastAnswer() {
        return lastAnswer;
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
