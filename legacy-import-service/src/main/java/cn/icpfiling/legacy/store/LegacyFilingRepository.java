package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.PasswordScheme;
import cn.icpfiling.legacy.core.resets.ResetState;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Filings of the old platform. */
@ApplicationScoped
public class LegacyFilingRepository implements PanacheRepositoryBase<LegacyFiling, UUID> {

    private static final List<String> SCHEMES =
            Arrays.stream(PasswordScheme.values()).map(PasswordScheme::id).toList();

    /** A reset took the old password away; its link may be sent again, and another holder of the certificate may ask anew. */
    private static final Set<ResetState> RESETS = Set.of(ResetState.GRANTED, ResetState.EXPIRED);

    private static final Set<LegacyState> OPEN = Set.of(LegacyState.WAITING, LegacyState.HANDING_OVER);

    /** Returns the filing, locked until the transaction ends. */
    public LegacyFiling locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the filing that has the domain, given as A-labels. */
    public Optional<LegacyFiling> ofDomain(String domain) {
        return find("id in (select d.filingId from LegacyDomain d where d.domain = ?1)", domain)
                .firstResultOptional();
    }

    /** Returns the filings of a certificate, oldest submission first. The old platform allowed several. */
    public List<LegacyFiling> ofCertificate(BlindValue certificate) {
        return list(
                "certificateIndex = ?1 or certificateIndexB = ?2 order by submittedAt, id",
                certificate.a(),
                certificate.b());
    }

    /** Returns the filings of a certificate, locked until the transaction ends. */
    public List<LegacyFiling> lockedOfCertificate(BlindValue certificate) {
        return find("certificateIndex = ?1 or certificateIndexB = ?2 order by id", certificate.a(), certificate.b())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Returns the filings of an old account, oldest submission first. */
    public List<LegacyFiling> ofAccount(UUID legacyAccount) {
        return list("legacyAccountId = ?1 order by submittedAt, id", legacyAccount);
    }

    /** Returns the filings of an old account, locked until the transaction ends. */
    public List<LegacyFiling> lockedOfAccount(UUID legacyAccount) {
        return find("legacyAccountId = ?1 order by id", legacyAccount)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Returns those of the filings of which the old platform named a login that was activated there, and that has a password: the old one,
     * by a scheme that can be compared, or the one that a granted reset is to set, also by another link.
     */
    public Set<UUID> withUsableLogin(Collection<UUID> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery("""
                        select f.id from LegacyFiling f where f.id in :ids
                        and f.legacyAccountId in (select a.id from LegacyAccount a where a.activated = true
                          and (a.passwordHash is not null and lower(a.passwordScheme) in :schemes
                            or exists (select r.id from MailboxReset r where r.legacyAccountId = a.id and r.state in :resets)))""", UUID.class)
                .setParameter("ids", ids)
                .setParameter("schemes", SCHEMES)
                .setParameter("resets", RESETS)
                .getResultList());
    }

    /** Whether the login of the filing also opens one of another certificate. A certificate has one filing. */
    public boolean isLoginShared(LegacyFiling filing) {
        return filing.legacyAccountId()
                .filter(account ->
                        count("legacyAccountId = ?1 and id <> ?2 and state in ?3", account, filing.id(), OPEN) > 0)
                .isPresent();
    }

    public Optional<LegacyFiling> ofNumber(String subjectNumber) {
        return find("subjectNumber", subjectNumber).firstResultOptional();
    }

    /** Returns the filing that became the subject of this platform. */
    public Optional<LegacyFiling> ofSubject(UUID subject) {
        return find("subjectId", subject).firstResultOptional();
    }

    /** Returns filings whose hand-over has had no answer since the given time, longest first. */
    public List<LegacyFiling> unanswered(Instant before, int most) {
        return find("state = ?1 and changedAt < ?2 order by changedAt", LegacyState.HANDING_OVER, before)
                .page(0, most)
                .list();
    }

    /** Whether a filing is being handed over to the account, without a result yet. */
    public boolean isOnItsWayTo(UUID account) {
        return count("state = ?1 and account = ?2", LegacyState.HANDING_OVER, account) > 0;
    }

    /** Notes that account-service said during the hand-over that the account is open. Returns whether the hand-over still runs. */
    public boolean sawAccountOpen(UUID filing, UUID handOver) {
        return update(
                        "openForHandOver = handOverId where id = ?1 and handOverId = ?2 and state = ?3",
                        filing,
                        handOver,
                        LegacyState.HANDING_OVER)
                == 1;
    }

    /** Notes that the hand-over was tried without an answer, if the filing still waits for one. */
    public void putBack(UUID filing, Instant at) {
        update("changedAt = ?1 where id = ?2 and state = ?3", at, filing, LegacyState.HANDING_OVER);
    }
}
