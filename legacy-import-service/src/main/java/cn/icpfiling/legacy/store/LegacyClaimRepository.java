package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.claims.ClaimState;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Claims on filings of the old platform. */
@ApplicationScoped
public class LegacyClaimRepository implements PanacheRepositoryBase<LegacyClaim, UUID> {

    /** Returns the claim, locked until the transaction ends. */
    public Optional<LegacyClaim> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns claims of the account, the newest first. */
    public List<LegacyClaim> ofAccount(UUID account, UUID before, int most) {
        return before == null
                ? find("account = ?1 order by id desc", account).page(0, most).list()
                : find("account = ?1 and id < ?2 order by id desc", account, before)
                        .page(0, most)
                        .list();
    }

    /**
     * Returns claims that the partner opened, the newest first.
     *
     * @param customer null for all of its customers
     */
    public List<LegacyClaim> ofPartner(UUID partner, UUID customer, UUID before, int most) {
        return find(
                        "partner = ?1 and (?2 is null or account = ?2) and (?3 is null or id < ?3) order by id desc",
                        partner,
                        customer,
                        before)
                .page(0, most)
                .list();
    }

    /** Returns the claims in a state, the oldest first. */
    public List<LegacyClaim> inState(ClaimState state, UUID after, int most) {
        return after == null
                ? find("state = ?1 order by id", state).page(0, most).list()
                : find("state = ?1 and id > ?2 order by id", state, after)
                        .page(0, most)
                        .list();
    }

    /** Whether a claim of the account is granted that has no result yet: while a load runs, or rows are missing, its filing waits. */
    public boolean isGrantedOf(UUID account) {
        return count("account = ?1 and state = ?2", account, ClaimState.GRANTED) > 0;
    }

    /** Returns open claims whose case, or hand-over, must be looked at, the longest due first. */
    public List<UUID> due(Instant now, int most) {
        return find("endedAt is null and nextLookAt <= ?1 order by nextLookAt", now).page(0, most).stream()
                .map(LegacyClaim::id)
                .toList();
    }

    /**
     * Returns claims that ended here and whose case account-service has yet to end. There are few of them. A claim that lapsed undecided
     * was ended by its case; earlier releases left the time of its next look.
     */
    public List<UUID> withCaseToWithdraw(Instant now, int most) {
        return find(
                        "(state in ?1 or state = LAPSED and decidedAt is not null) and caseId is not null"
                                + " and nextLookAt <= ?2 order by nextLookAt",
                        List.of(ClaimState.FAILED, ClaimState.LOST),
                        now)
                .page(0, most)
                .stream()
                .map(LegacyClaim::id)
                .toList();
    }
}
