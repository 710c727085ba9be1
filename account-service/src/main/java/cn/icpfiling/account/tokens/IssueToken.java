package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.passwords.SignInLimits;
import cn.icpfiling.account.store.ServiceClients;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** A token for a service that knows its secret. Public paths refuse it, and it opens internal ones only. */
@ApplicationScoped
class IssueToken {

    static final String GRANT = "client_credentials";

    private final ServiceClients clients;
    private final ClientSecrets secrets;
    private final SignInLimits limits;
    private final AccessTokens tokens;
    private final TokenAudit audit;

    IssueToken(
            ServiceClients clients, ClientSecrets secrets, SignInLimits limits, AccessTokens tokens, TokenAudit audit) {
        this.clients = clients;
        this.secrets = secrets;
        this.limits = limits;
        this.tokens = tokens;
        this.audit = audit;
    }

    AccessTokens.AccessToken handle(String grant, String client, String secret) {
        if (grant == null || client == null || secret == null) {
            throw new ProblemException(AccountProblem.INVALID_REQUEST);
        }
        if (!GRANT.equals(grant)) throw new ProblemException(AccountProblem.UNSUPPORTED_GRANT_TYPE);
        var attempt = limits.takePlace(client);
        var offered = secrets.hash(client, secret);
        var known = UnitOfWork.in(() -> clients.findByIdOptional(client));
        if (known.filter(found -> found.knows(offered)).isEmpty()) {
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
