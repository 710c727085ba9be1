package cn.icpfiling.account.tokens;

import cn.icpfiling.account.limits.CallerDevice;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.UsedAssertionRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Uses up a proof that was verified, and writes down when and from where its credential was used last. */
@ApplicationScoped
class UseProof {

    static final int AT_ONCE = 1_000;

    private final ClientCredentialRepository credentials;
    private final UsedAssertionRepository used;
    private final CallerDevice caller;
    private final FieldCipher cipher;
    private final Clock clock;

    UseProof(
            ClientCredentialRepository credentials,
            UsedAssertionRepository used,
            CallerDevice caller,
            FieldCipher cipher,
            @MachineClock Clock clock) {
        this.credentials = credentials;
        this.used = used;
        this.caller = caller;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** An assertion is accepted once, however many requests use it at the same time. */
    void handle(VerifyClientProof.Proven proven) throws ProofRefused {
        if (proven.credential().isExpired(clock.instant())) {
            throw new ProofRefused(ProofFault.CREDENTIAL_EXPIRED);
        }
        if (!UnitOfWork.in(() -> take(proven))) {
            throw new ProofRefused(ProofFault.ASSERTION_REPLAYED);
        }
    }

    private boolean take(VerifyClientProof.Proven proven) {
        var credential = proven.credential();
        var taken = proven.assertion()
                .map(assertion -> used.take(credential.client(), assertion.id(), assertion.goodUntil()))
                .orElse(true);
        if (taken && credential.isUseDue(clock.instant())) {
            var address =
                    cipher.encrypt("client_credentials", "last_used_address", credential.id(), caller.maskedAddress());
            credentials.recordUse(credential.id(), credential.lastUsedAt(), clock.instant(), address);
        }
        return taken;
    }

    @Scheduled(every = "5m", delayed = "3m")
    void forget() {
        forget(clock.instant());
    }

    /** In small transactions: each token that a client asks for adds a row to the same table. */
    void forget(Instant now) {
        var some = AT_ONCE;
        while (some == AT_ONCE) {
            some = UnitOfWork.in(() -> used.forget(now, AT_ONCE));
        }
    }
}
