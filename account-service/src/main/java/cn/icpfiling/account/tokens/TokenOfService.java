package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.credentials.ClientSecrets;
import cn.icpfiling.account.passwords.SignInLimits;
import cn.icpfiling.account.store.ServiceClientRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Issues a token to a service that knows its secret. Public paths refuse the token; it is valid for internal ones
 * only.
 */
@ApplicationScoped
class TokenOfService {

    private final ServiceClientRepository clients;
    private final ClientSecrets secrets;
    private final SignInLimits limits;
    private final AccessTokens tokens;
    private final TokenAudit audit;
    private final Clock clock;

    TokenOfService(
            ServiceClientRepository clients,
            ClientSecrets secrets,
            SignInLimits limits,
            AccessTokens tokens,
            TokenAudit audit,
            @MachineClock Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.limits = limits;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** Services have no keys, so an assertion of a service is a wrong proof. */
    AccessTokens.AccessToken handle(ClientProof proof) {
        var client = proof.client();
        var attempt = limits.reserveAttempt(client);
        var offered = secrets.hash(client, proof instanceof ClientProof.Secret shown ? shown.secret() : "");
        var known = UnitOfWork.in(() -> clients.findByIdOptional(client));
        if (known.filter(found -> found.accepts(offered, clock.instant())).isEmpty()) {
            UnitOfWork.run(() -> audit.refused(client));
            throw new ProblemException(AccountProblem.INVALID_CLIENT);
        }
        UnitOfWork.run(() -> {
            limits.forgive(attempt);
            audit.issued(client);
        });
        return tokens.ofService(client);
    }
}
