package cn.icpfiling.account.store;

import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.MemberState;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
public class MemberRepository implements PanacheRepositoryBase<Member, UUID> {

    private static final Set<MemberState> OPEN = Set.of(MemberState.INVITED, MemberState.ACTIVE);

    public Optional<Member> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns the members of an account, ended ones included, newest first. */
    public List<Member> ofHolder(UUID holder, UUID before, int most) {
        return find("holder = ?1 and (?2 is null or id < ?2) order by id desc", holder, before)
                .page(0, most)
                .list();
    }

    /** Returns the members that have not ended and the invitations that are not marked as expired, locked, in the order of their ids. */
    public List<Member> lockedOpenOfHolder(UUID holder) {
        return find("holder = ?1 and state in ?2 order by id", holder, OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the memberships of a person that have not ended, locked, in the order of their ids. */
    public List<Member> lockedOfPerson(UUID person) {
        return find("person = ?1 and state = ?2 order by id", person, MemberState.ACTIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the memberships of a person, newest first. */
    public List<Member> ofPerson(UUID person, int most) {
        return find("person = ?1 and state = ?2 order by id desc", person, MemberState.ACTIVE)
                .page(0, most)
                .list();
    }

    /** Returns the invitations of a phone that can be accepted, newest first. */
    public List<Member> invitationsOf(BlindValue phone, Instant now, int most) {
        return find(
                        "(phoneIndex = ?1 or phoneIndexB = ?2) and state = ?3 and expiresAt > ?4 order by id desc",
                        phone.a(),
                        phone.b(),
                        MemberState.INVITED,
                        now)
                .page(0, most)
                .list();
    }

    /** Returns when sessions of these members last began; a member without a session is absent. */
    public Map<UUID, Instant> lastSignIns(Collection<UUID> members) {
        if (members.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "select s.membership, max(s.startedAt) from Session s where s.membership in ?1 group by s.membership",
                        Object[].class)
                .setParameter(1, members)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }

    /**
     * Deletes memberships that ended, and once none is left invitations that expired, before the instant; as many as one transaction should.
     * Each has a key of its own, so they are two statements.
     */
    public long forget(Instant endedBefore) {
        var ended = getEntityManager()
                .createNativeQuery("delete from members where ended_at < ?1 order by ended_at limit 1000")
                .setParameter(1, endedBefore)
                .executeUpdate();
        return ended > 0 ? ended : forgetExpired(endedBefore);
    }

    private long forgetExpired(Instant before) {
        return getEntityManager()
                .createNativeQuery(
                        "delete from members where state = ?1 and expires_at < ?2 order by expires_at limit 1000")
                .setParameter(1, MemberState.INVITED.name())
                .setParameter(2, before)
                .executeUpdate();
    }

    /** Deletes all members of an account. */
    public long deleteOf(UUID holder) {
        return delete("holder", holder);
    }
}
