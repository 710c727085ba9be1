package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.SignInChallenge;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a right password or code by a challenge. A member of staff without a second factor is offered a secret to
 * enrol. A holder is challenged only with a second factor, and is offered a secret while signed in.
 */
@ApplicationScoped
public class IssueChallenge {

    private final Totp totp = new Totp();
    private final SecondFactorRepository store;
    private final FactorEncryption encrypted;
    private final Clock clock;
    private final String issuer;

    IssueChallenge(
            SecondFactorRepository store,
            FactorEncryption encrypted,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.second-factor.issuer") String issuer) {
        this.store = store;
        this.encrypted = encrypted;
        this.clock = clock;
        this.issuer = issuer;
    }

    /** Each challenge offers a secret of its own, so a secret that a stranger was offered before is worth nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Challenge handle(StaffLogin member, byte[] address) {
        var id = Ids.next();
        if (store.of(member.account()).isPresent()) {
            return challenge(id, member.account(), address, SignInMethod.PASSWORD);
        }
        return offer(id, member.account(), address, SignInMethod.PASSWORD, member.login());
    }

    /** Empty for a holder without a second factor, who needs none to sign in. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Challenge> ofHolder(UUID account, byte[] address, SignInMethod proven) {
        return store.of(account).map(factor -> challenge(Ids.next(), account, address, proven));
    }

    /**
     * Offers a secret to a signed-in holder. Answering the challenge enrols it and starts no session.
     *
     * @param label by which the app shows the account: a masked phone
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Challenge offerToHolder(UUID account, byte[] address, String label) {
        return offer(Ids.next(), account, address, null, label);
    }

    private Challenge challenge(UUID id, UUID account, byte[] address, SignInMethod proven) {
        var issued = new SignInChallenge(id, account, address, null, proven, clock.instant());
        store.add(issued);
        return Challenge.of(issued, null);
    }

    private Challenge offer(UUID id, UUID account, byte[] address, SignInMethod proven, String label) {
        var secret = totp.newSecret();
        var issued =
                new SignInChallenge(id, account, address, encrypted.newSecret(id, secret), proven, clock.instant());
        store.add(issued);
        return Challenge.of(issued, new Challenge.Enrolment(secret, Totp.uri(issuer, label, secret)));
    }
}
