package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Sets and removes second factors without a sign-in: for the operator's bootstrap file and for an administrator. */
@ApplicationScoped
public class SecondFactors {

    private final SecondFactorRepository store;
    private final EndSessions endSessions;
    private final FactorEncryption encrypted;
    private final Audit audit;
    private final Clock clock;

    SecondFactors(
            SecondFactorRepository store,
            EndSessions endSessions,
            FactorEncryption encrypted,
            Audit audit,
            @MachineClock Clock clock) {
        this.store = store;
        this.endSessions = endSessions;
        this.encrypted = encrypted;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sets the secret that the operator hands out with the login. The same secret again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void provide(UUID account, String secret) {
        var known = store.of(account);
        if (known.isPresent() && secret.equals(encrypted.secretOf(known.get()))) {
            return;
        }
        if (known.isPresent()) {
            reset(account);
        }
        store.add(new SecondFactor(account, encrypted.secret(account, secret), clock.instant()));
    }

    /** Ends the sign-ins of an account that still wait for the second factor. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endSignIns(UUID account) {
        store.forgetChallengesOf(account);
    }

    /** Removes the factor and ends the sessions that it opened. The next sign-in enrols another. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reset(UUID account) {
        store.forget(account);
        endSessions.endAll(account, Session.End.FACTOR_CHANGED);
        audit.record(Act.of("SECOND_FACTOR.RESET", "ACCOUNT", account));
    }
}
