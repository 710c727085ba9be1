package cn.icpfiling.account.store;

import cn.icpfiling.account.core.RecoveryCode;
import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.SignInChallenge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Second factors with the challenges and recovery codes that belong to them. */
@ApplicationScoped
public class SecondFactorRepository {

    private final EntityManager database;

    SecondFactorRepository(EntityManager database) {
        this.database = database;
    }

    public void add(SecondFactor factor) {
        database.persist(factor);
    }

    public void add(RecoveryCode code) {
        database.persist(code);
    }

    public void add(SignInChallenge challenge) {
        database.persist(challenge);
    }

    public Optional<SecondFactor> of(UUID account) {
        return Optional.ofNullable(database.find(SecondFactor.class, account));
    }

    /** Locks the row, so that the second of two tries with one code sees the first one's result. */
    public Optional<SecondFactor> locked(UUID account) {
        return Optional.ofNullable(database.find(SecondFactor.class, account, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The account of a challenge, without reading the challenge, so that the account is locked first. */
    public Optional<UUID> accountOfChallenge(UUID id) {
        return database.createQuery("select account from SignInChallenge where id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
    }

    public Optional<SignInChallenge> lockedChallenge(UUID id) {
        return Optional.ofNullable(database.find(SignInChallenge.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Marks a code as used. Returns false when the code is unknown or used; of two requests at once the database lets
     * one through.
     */
    public boolean useRecoveryCode(UUID account, byte[] hash, Instant now) {
        return database.createQuery(
                                "update RecoveryCode c set c.usedAt = ?3 where c.account = ?1 and c.hash = ?2 and c.usedAt is null")
                        .setParameter(1, account)
                        .setParameter(2, hash)
                        .setParameter(3, now)
                        .executeUpdate()
                == 1;
    }

    public void forget(UUID account) {
        for (var kind : new String[] {"RecoveryCode", "SignInChallenge", "SecondFactor"}) {
            database.createQuery("delete from " + kind + " x where x.account = ?1")
                    .setParameter(1, account)
                    .executeUpdate();
        }
        database.flush();
        database.clear();
    }

    /** Deletes the sign-ins of an account that still wait for the second factor. */
    public int forgetChallengesOf(UUID account) {
        return database.createQuery("delete from SignInChallenge c where c.account = ?1")
                .setParameter(1, account)
                .executeUpdate();
    }

    /** Deletes expired challenges, as many as one transaction should. */
    public int forgetChallenges(Instant expiredBefore) {
        return database.createNativeQuery(
                        "delete from sign_in_challenges where expires_at < ?1 order by expires_at limit 1000")
                .setParameter(1, expiredBefore)
                .executeUpdate();
    }
}
