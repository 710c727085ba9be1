package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.SignInChallenge;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a right password by a challenge. A member of staff without a second factor is offered a secret to enrol. */
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
            var issued = new SignInChallenge(id, member.account(), address, null, clock.instant());
            store.add(issued);
            return Challenge.of(issued, null);
        }
        var secret = totp.newSecret();
        var issued =
                new SignInChallenge(id, member.account(), address, encrypted.newSecret(id, secret), clock.instant());
        store.add(issued);
        return Challenge.of(issued, new Challenge.Enrolment(secret, Totp.uri(issuer, member.login(), secret)));
    }
}
