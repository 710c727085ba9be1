package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.RuleId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the re-verification of one filed domain stands: what it came to, what was told of it, and when to look again. */
@Entity
@Table(name = "domain_standing")
public class DomainStanding {

    private static final String COMMA = ",";

    /** Where it stands in a list of the same fitness. */
    public record Place(Instant since, UUID id) {}

    @Id
    @Column(name = "filed_domain_id")
    private UUID filedDomainId;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private FiledFitness fitness;

    private Instant since;
    private Faults faults;
    private String told;
    private long sequence;

    @Column(name = "unknown_looks")
    private int unknownLooks;

    @Column(name = "last_look_id")
    private UUID lastLookId;

    @Column(name = "last_look_at")
    private Instant lastLookAt;

    @Column(name = "next_look_at")
    private Instant nextLookAt;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    private int claim;

    @Column(name = "asked_by")
    private UUID askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    protected DomainStanding() {}

    public DomainStanding(UUID filedDomainId, Instant now) {
        this.filedDomainId = filedDomainId;
        this.told = "";
        becomes(new Standing(FiledFitness.NOT_JUDGED, now, List.of()));
    }

    public UUID filedDomainId() {
        return filedDomainId;
    }

    public Standing standing() {
        return new Standing(fitness, since, faults.items());
    }

    /** The look that it rests on; null before the first. */
    public UUID lastLookId() {
        return lastLookId;
    }

    public Instant lastLookAt() {
        return lastLookAt;
    }

    /** Null when nobody looks any more. */
    public Instant nextLookAt() {
        return nextLookAt;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** Looks in a row that could not say; the wait for the next grows with them. */
    public int unknownLooks() {
        return unknownLooks;
    }

    /** What the world was told is broken; empty when it was told nothing, or that the domain is fit again. */
    public Set<RuleId> told() {
        return told.isEmpty()
                ? Set.of()
                : Stream.of(told.split(COMMA)).map(RuleId::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** @return number of the event that tells it */
    public long tells(Set<RuleId> broken) {
        told = broken.stream().sorted().map(RuleId::name).collect(Collectors.joining(COMMA));
        return ++sequence;
    }

    /** It is served, from now on or again: somebody looks then. */
    public void begins(Instant firstLookAt) {
        nextLookAt = firstLookAt;
    }

    /** It is served no more: nobody looks, and a look under way says nothing. */
    public void rests(Instant now) {
        if (fitness != FiledFitness.NOT_JUDGED) {
            becomes(new Standing(FiledFitness.NOT_JUDGED, now, List.of()));
        }
        unknownLooks = 0;
        nextLookAt = null;
        release();
        claim++;
    }

    /** Whether a look is due and no replica's claim holds. @param machineNow for leases */
    public boolean isClaimable(Instant now, Instant machineNow) {
        return nextLookAt != null
                && !nextLookAt.isAfter(now)
                && (leaseUntil == null || !leaseUntil.isAfter(machineNow));
    }

    /** One replica looks; another may from then on, should this one die. @return the claim's number */
    public int claimUntil(Instant until) {
        leaseUntil = until;
        return ++claim;
    }

    /** Whether the look is still wanted of the one who claimed it. */
    public boolean isClaimed(int number) {
        return leaseUntil != null && claim == number;
    }

    /** @param look null when nobody could be asked */
    public void judged(Standing standing, UUID look, Instant at) {
        becomes(standing);
        unknownLooks = standing.fitness() == FiledFitness.UNKNOWN && !standing.isSuspected() ? unknownLooks + 1 : 0;
        if (look != null) {
            lastLookId = look;
            lastLookAt = at;
        }
        release();
    }

    /** @param then by the platform's clock */
    public void lookAgain(Instant then) {
        nextLookAt = then;
    }

    /** Somebody wants it looked at now. @param machineNow for limits */
    public void asked(UUID account, Instant machineNow, Instant now) {
        askedBy = account;
        askedAt = machineNow;
        if (nextLookAt != null && nextLookAt.isAfter(now)) {
            nextLookAt = now;
        }
    }

    private void becomes(Standing standing) {
        fitness = standing.fitness();
        since = standing.since();
        faults = new Faults(standing.faults());
    }

    private void release() {
        leaseUntil = null;
    }
}
