package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.RuleId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The state of the re-verification of one filed domain: its result, the published verdict, and the next round. */
@Entity
@Table(name = "domain_standings")
public class DomainStanding {

    /** Where it stands in a list of the same fitness. */
    public record Place(Instant since, UUID id) {}

    @Id
    private UUID filedDomainId;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private FiledFitness fitness;

    private Instant since;
    private Faults faults;
    private ToldRules told;
    private long sequence;

    private int unknownRounds;

    /** A replica of the last release leaves it as it is, so it counts only while there are {@link #unknownRounds}. */
    private Instant silentSince;

    private UUID lastRoundId;

    private Instant lastRoundAt;

    private Instant nextRoundAt;

    private Instant leaseUntil;

    private int claim;

    private UUID askedBy;

    private Instant askedAt;

    protected DomainStanding() {}

    public DomainStanding(UUID filedDomainId, Instant now) {
        this.filedDomainId = filedDomainId;
        this.told = new ToldRules(List.of());
        becomes(new Standing(FiledFitness.NOT_JUDGED, now, List.of()));
    }

    public UUID filedDomainId() {
        return filedDomainId;
    }

    public Standing standing() {
        return new Standing(fitness, since, faults.items());
    }

    /** The round that the standing rests on; null before the first. */
    public UUID lastRoundId() {
        return lastRoundId;
    }

    public Instant lastRoundAt() {
        return lastRoundAt;
    }

    /** Null if no round will follow. */
    public Instant nextRoundAt() {
        return nextRoundAt;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /**
     * Number of rounds in a row without a clear result: of an unfit domain those that said nothing about its faults. While the domain is
     * unknown, the wait for the next round grows with it.
     */
    public int unknownRounds() {
        return unknownRounds;
    }

    /**
     * Since when no round has said anything about the faults of an unfit domain, however many rounds staff asked for. Null while the last
     * one has, and in other states.
     */
    public Instant silentSince() {
        return unknownRounds == 0 ? null : silentSince;
    }

    /** The rules that the last event named as broken; empty if there was no event, or if it withdrew the verdict. */
    public Set<RuleId> told() {
        return Set.copyOf(told.items());
    }

    /** @return number of the event */
    public long tells(Set<RuleId> broken) {
        told = new ToldRules(broken.stream().sorted().toList());
        return ++sequence;
    }

    /** The domain is served, from now on or again, so rounds begin. */
    public void begins(Instant firstRoundAt) {
        nextRoundAt = firstRoundAt;
    }

    /** The domain is no longer served. Rounds end, and a round in progress stores nothing. */
    public void rests(Instant now) {
        if (fitness != FiledFitness.NOT_JUDGED) {
            becomes(new Standing(FiledFitness.NOT_JUDGED, now, List.of()));
        }
        unknownRounds = 0;
        silentSince = null;
        nextRoundAt = null;
        release();
        claim++;
    }

    /**
     * Checks whether a round is due and no replica holds a claim.
     *
     * @param machineNow for leases
     */
    public boolean isClaimable(Instant now, Instant machineNow) {
        return nextRoundAt != null
                && !nextRoundAt.isAfter(now)
                && (leaseUntil == null || !leaseUntil.isAfter(machineNow));
    }

    /**
     * Claims the round for one replica until the lease expires.
     *
     * @return the claim's number
     */
    public int claimUntil(Instant until) {
        leaseUntil = until;
        return ++claim;
    }

    /** Checks whether this claim is still valid. */
    public boolean isClaimed(int number) {
        return leaseUntil != null && claim == number;
    }

    /**
     * @param round null if no source could be asked
     * @param told whether the round said anything about the faults that are certain
     */
    public void judged(Standing standing, UUID round, boolean told, Instant at) {
        var before = fitness == standing.fitness() ? unknownRounds : 0;
        var silentBefore = before == 0 ? null : silentSince;
        becomes(standing);
        var unclear =
                fitness == FiledFitness.UNFIT ? !told : fitness == FiledFitness.UNKNOWN && !standing.isSuspected();
        unknownRounds = unclear ? before + 1 : 0;
        silentSince = unclear && fitness == FiledFitness.UNFIT ? Objects.requireNonNullElse(silentBefore, at) : null;
        if (round != null) {
            lastRoundId = round;
            lastRoundAt = at;
        }
        release();
    }

    /** @param then by the platform's clock */
    public void nextRound(Instant then) {
        nextRoundAt = then;
    }

    /**
     * Makes the round due now at the request of an account.
     *
     * @param machineNow for limits
     */
    public void asked(UUID account, Instant machineNow, Instant now) {
        askedBy = account;
        askedAt = machineNow;
        if (nextRoundAt != null && nextRoundAt.isAfter(now)) {
            nextRoundAt = now;
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
