package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.core.PasswordScheme;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the old platform's hash of a password once no filing of the old account can be imported with it. The Argon2id hash
 * that replaced it when the login was verified here stays: its owner is still told that the filing was imported (LI-1).
 */
@ApplicationScoped
class ForgetPasswords {

    private static final Set<LegacyState> STILL_NEEDED = Set.of(LegacyState.WAITING, LegacyState.HANDING_OVER);

    private final LegacyAccountRepository accounts;
    private final LegacyFilingRepository filings;

    ForgetPasswords(LegacyAccountRepository accounts, LegacyFilingRepository filings) {
        this.accounts = accounts;
        this.filings = filings;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handle(LegacyFiling handedOver, Instant at) {
        handedOver.legacyAccountId().ifPresent(account -> {
            var needed = filings.ofAccount(account).stream()
                    .anyMatch(one -> !one.id().equals(handedOver.id()) && STILL_NEEDED.contains(one.state()));
            var old = accounts.locked(account);
            if (!needed && !old.passwordScheme().equals(Optional.of(PasswordScheme.ARGON2ID.id()))) {
                old.forgetPassword(at);
            }
        });
    }
}
