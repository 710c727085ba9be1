package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.credentials.ClientNames;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Issues a token to a program: to a service by its name, to a partner's client by its id. */
@ApplicationScoped
class IssueToken {

    static final String GRANT = "client_credentials";

    private final TokenOfService services;
    private final TokenOfPartner partners;
    private final ClientNames names;

    IssueToken(TokenOfService services, TokenOfPartner partners, ClientNames names) {
        this.services = services;
        this.partners = partners;
        this.names = names;
    }

    AccessTokens.AccessToken handle(TokenRequest request) {
        if (request.grant() == null) {
            throw new ProblemException(AccountProblem.INVALID_REQUEST);
        }
        if (!GRANT.equals(request.grant())) {
            throw new ProblemException(AccountProblem.UNSUPPORTED_GRANT_TYPE);
        }
        var proof = ClientProof.of(request);
        var id = names.id(proof.client());
        if (proof instanceof ClientProof.Secret shown) {
            names.requireOwnSecret(shown.secret());
        }
        return partnersClient(id)
                .map(client -> partners.handle(client, proof, request.scope()))
                .orElseGet(() -> services.handle(proof));
    }

    private static Optional<UUID> partnersClient(String name) {
        try {
            return Optional.of(Ids.parse(name));
        } catch (IllegalArgumentException nameOfAService) {
            return Optional.empty();
        }
    }
}
