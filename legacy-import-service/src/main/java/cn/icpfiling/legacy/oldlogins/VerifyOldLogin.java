package cn.icpfiling.legacy.oldlogins;

import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.PasswordScheme;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Verifies an old login. The first right password discards the old platform's hash: an Argon2id hash of the same password
 * takes its place, so that a leaked dump of this database holds no weak hash of a login that was used, and the login can
 * still be told what became of its filing (LI-1).
 */
@ApplicationScoped
public class VerifyOldLogin {

    private static final int TRIES = 2;

    private final LegacyAccountRepository accounts;
    private final LegacyContents contents;
    private final OldPasswords passwords;
    private final Clock clock;

    VerifyOldLogin(LegacyAccountRepository accounts, LegacyContents contents, OldPasswords passwords, Clock clock) {
        this.accounts = accounts;
        this.contents = contents;
        this.passwords = passwords;
        this.clock = clock;
    }

    private record Known(UUID account, Optional<OldPasswords.Stored> stored) {}

    /** An old account with the hash that the password matched, which was in force then. */
    public record Verified(UUID account, OldPasswords.Stored stored) {}

    /**
     * Computes hashes, so call it outside of any transaction.
     *
     * @return empty for an unknown login and for a wrong password, after the same work
     */
    public Optional<Verified> handle(String login, String password) {
        for (var tries = 1; tries <= TRIES; tries++) {
            var known = UnitOfWork.in(() -> accounts.ofLogin(login).map(this::known));
            if (!passwords.matches(password, known.flatMap(Known::stored))) {
                return Optional.empty();
            }
            var verified = known.flatMap(found -> ifStillSo(found, password));
            if (verified.isPresent()) {
                return verified;
            }
        }
        return Optional.empty();
    }

    /** Whether the password that was verified is still the account's. Locks the account until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isInForce(Verified verified) {
        return storedOf(accounts.locked(verified.account()))
                .filter(verified.stored()::equals)
                .isPresent();
    }

    /** Empty if the stored hash was replaced meanwhile: by another password, or by a second request with the same one. */
    private Optional<Verified> ifStillSo(Known known, String password) {
        var used = known.stored().orElseThrow();
        var fresh = used.scheme() == PasswordScheme.ARGON2ID ? used : passwords.hash(password);
        return UnitOfWork.in(() -> {
            var account = accounts.locked(known.account());
            if (!storedOf(account).equals(known.stored())) {
                return Optional.empty();
            }
            if (!fresh.equals(used)) {
                account.setPassword(
                        fresh.scheme().id(),
                        contents.encryptedPasswordHash(account.id(), fresh.hash()),
                        clock.instant());
            }
            return Optional.of(new Verified(account.id(), fresh));
        });
    }

    private Known known(LegacyAccount account) {
        return new Known(account.id(), storedOf(account));
    }

    private Optional<OldPasswords.Stored> storedOf(LegacyAccount account) {
        return account.passwordScheme()
                .flatMap(PasswordScheme::of)
                .flatMap(scheme -> Optional.ofNullable(contents.passwordHash(account))
                        .map(hash -> new OldPasswords.Stored(scheme, hash)));
    }
}
