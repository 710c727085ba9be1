package cn.icpfiling.account.store;

import cn.icpfiling.account.core.RefreshToken;
import cn.icpfiling.account.core.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions with the refresh tokens that belong to them. */
@ApplicationScoped
public class SessionRepository {

    private final EntityManager database;

    SessionRepository(EntityManager database) {
        this.database = database;
    }

    public void add(Session session) {
        database.persist(session);
    }

    public void add(RefreshToken token) {
        database.persist(token);
    }

    /** Locks the session and with it its tokens: every change of a token locks its session first. */
    public Optional<Session> locked(UUID id) {
        return Optional.ofNullable(database.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<UUID> sessionOf(byte[] tokenHash) {
        return database.createQuery("select t.session from RefreshToken t where t.hash = ?1", UUID.class)
                .setParameter(1, tokenHash)
                .getResultStream()
                .findFirst();
    }

    public RefreshToken token(byte[] hash) {
        return database.createQuery("from RefreshToken t where t.hash = ?1", RefreshToken.class)
                .setParameter(1, hash)
                .getSingleResult();
    }

    public RefreshToken token(UUID id) {
        return database.find(RefreshToken.class, id);
    }

    /** Returns the sessions that have not ended and may still have a valid token, locked, in the order of their ids. */
    public List<Session> openOf(UUID account, Instant now) {
        return database.createQuery(
                        "from Session s where s.account = ?1 and s.endedAt is null and s.startedAt > ?2"
                                + " and (s.lastUsedAt is null or s.lastUsedAt > ?3) order by s.id",
                        Session.class)
                .setParameter(1, account)
                .setParameter(2, now.minus(Session.LONGEST))
                .setParameter(3, Session.usedAfter(now))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    public Optional<Session> find(UUID id) {
        return Optional.ofNullable(database.find(Session.class, id));
    }

    /** Returns the open sessions that another one opened, locked. */
    public List<Session> openChildrenOf(UUID session) {
        return database.createQuery("from Session s where s.parent = ?1 and s.endedAt is null", Session.class)
                .setParameter(1, session)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Returns open sessions of a person's own, but for the newest ones, locked. Sessions that act for memberships do not count. */
    public List<Session> olderOf(UUID account, Instant now, int newest, int most) {
        return database.createQuery(
                        "from Session s where s.account = ?1 and s.membership is null and s.endedAt is null and s.startedAt > ?2"
                                + " and (s.lastUsedAt is null or s.lastUsedAt > ?3) order by s.startedAt desc, s.id desc",
                        Session.class)
                .setParameter(1, account)
                .setParameter(2, now.minus(Session.LONGEST))
                .setParameter(3, Session.usedAfter(now))
                .setFirstResult(newest)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Returns the open sessions that act for a membership, but for the newest ones, locked. */
    public List<Session> olderOfMember(UUID member, int newest) {
        return database.createQuery(
                        "from Session s where s.membership = ?1 and s.endedAt is null order by s.startedAt desc, s.id desc",
                        Session.class)
                .setParameter(1, member)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .skip(newest)
                .toList();
    }

    /** Returns the open sessions that act for a membership, locked. */
    public List<Session> openOfMember(UUID member) {
        return database.createQuery("from Session s where s.membership = ?1 and s.endedAt is null", Session.class)
                .setParameter(1, member)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Returns the latest sessions of an account, open or ended. */
    public List<Session> latestOf(UUID account, int most) {
        return database.createQuery("from Session s where s.account = ?1 order by s.id desc", Session.class)
                .setParameter(1, account)
                .setMaxResults(most)
                .getResultList();
    }

    /** Deletes what the owner recognised the sessions of an account by. */
    public int forgetOrigins(UUID account) {
        return database.createQuery(
                        "update Session s set s.address = null, s.device = null, s.client = null where s.account = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }

    public List<UUID> endedSince(Instant since) {
        return database.createQuery("select s.id from Session s where s.endedAt > ?1", UUID.class)
                .setParameter(1, since)
                .getResultList();
    }

    /**
     * Deletes expired tokens, as many as one transaction should, and keeps the session, which then only records a
     * sign-in until {@link #forgetSessions}.
     */
    public int forget(Instant expiredBefore) {
        return database.createNativeQuery(
                        "delete from refresh_tokens where expires_at < ?1 order by expires_at limit 1000")
                .setParameter(1, expiredBefore)
                .executeUpdate();
    }

    /**
     * Deletes sessions that ended, and once none is left those that reached the longest life of a session, before the
     * instant; as many as one transaction should. Each has a key of its own, so they are two statements.
     */
    public long forgetSessions(Instant overBefore) {
        var ended = database.createNativeQuery("delete from sessions where ended_at < ?1 order by ended_at limit 1000")
                .setParameter(1, overBefore)
                .executeUpdate();
        return ended > 0 ? ended : forgetStarted(overBefore.minus(Session.LONGEST));
    }

    private long forgetStarted(Instant before) {
        return database.createNativeQuery("delete from sessions where started_at < ?1 order by started_at limit 1000")
                .setParameter(1, before)
                .executeUpdate();
    }
}
