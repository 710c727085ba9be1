package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.LegacyLogins;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Accounts of the old platform, found by their login without decrypting. */
@ApplicationScoped
public class LegacyAccountRepository implements PanacheRepositoryBase<LegacyAccount, UUID> {
    private final BlindIndex index;

    LegacyAccountRepository(BlindIndex index) {
        this.index = index;
    }

    /** Returns the account, locked until the transaction ends. */
    public LegacyAccount locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    public BlindValue indexOf(String login) {
        return index.of(LegacyAccount.LOGIN, LegacyLogins.normalized(login));
    }

    public Optional<LegacyAccount> ofLogin(String login) {
        var value = indexOf(login);
        return find("loginIndex = ?1 or loginIndexB = ?2", value.a(), value.b()).firstResultOptional();
    }
}
