package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.ClientStatus;
import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.account.passwords.SignInLimits;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.PartnerClientRepository.OfPartner;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Issues a token to a partner's client. A client that authenticates is never refused because of failures before, from
 * any address. Secrets have 256 bits, so the limit on failures only protects the server, and an attacker cannot lock
 * a partner out.
 */
@ApplicationScoped
class TokenOfPartner {

    private final PartnerClientRepository clients;
    private final ClientCredentialRepository credentials;
    private final VerifyClientProof verifyProof;
    private final UseProof useProof;
    private final AddressGate addresses;
    private final SignInLimits limits;
    private final PartnerTokens tokens;
    private final TokenAudit audit;

    TokenOfPartner(
            PartnerClientRepository clients,
            ClientCredentialRepository credentials,
            VerifyClientProof verifyProof,
            UseProof useProof,
            AddressGate addresses,
            SignInLimits limits,
            PartnerTokens tokens,
            TokenAudit audit) {
        this.clients = clients;
        this.credentials = credentials;
        this.verifyProof = verifyProof;
        this.useProof = useProof;
        this.addresses = addresses;
        this.limits = limits;
        this.tokens = tokens;
        this.audit = audit;
    }

    private record Found(Optional<OfPartner> client, List<ClientCredential> credentials) {}

    AccessTokens.AccessToken handle(UUID id, ClientProof proof, String wished) {
        var found = UnitOfWork.in(() -> read(id));
        try {
            var proven = verifyProof.handle(id, proof, found.credentials());
            var client = found.client().orElseThrow(() -> new ProofRefused(ProofFault.CLIENT_UNKNOWN));
            requireActive(client);
            useProof.handle(proven);
            addresses.require(client);
            return issue(client, proven.credential(), wished);
        } catch (ProofRefused refused) {
            UnitOfWork.run(() -> {
                limits.countRefusedToken();
                audit.refused(id, found.client(), refused.fault());
            });
            throw new ProblemException(AccountProblem.INVALID_CLIENT).causedBy(refused);
        }
    }

    /**
     * Reads the credentials first. A change of scopes or networks gives them another session in the same transaction, so a token
     * with the earlier scopes never has the later session.
     */
    private Found read(UUID id) {
        var open = credentials.openOf(id);
        return new Found(clients.withPartner(id), open);
    }

    private static void requireActive(OfPartner client) throws ProofRefused {
        if (client.client().status() != ClientStatus.ACTIVE) {
            throw new ProofRefused(ProofFault.CLIENT_TERMINATED);
        }
        if (client.partner().status() != PartnerStatus.ACTIVE) {
            throw new ProofRefused(ProofFault.PARTNER_SUSPENDED);
        }
    }

    private AccessTokens.AccessToken issue(OfPartner client, ClientCredential credential, String wished) {
        var scopes = scopes(client.client().scopes(), wished);
        if (scopes.isEmpty()) {
            UnitOfWork.run(() -> audit.refusedScope(client));
            throw new ProblemException(
                    AccountProblem.INVALID_SCOPE, List.copyOf(client.client().scopes()));
        }
        UnitOfWork.run(() -> audit.issued(client, credential));
        return tokens.issue(client, credential.session(), scopes);
    }

    /** All scopes of the client if none are requested; empty if more are requested than the client has. */
    private static Set<String> scopes(Set<String> has, String wished) {
        if (wished == null || wished.isBlank()) {
            return has;
        }
        var asked = new TreeSet<>(List.of(wished.strip().split(" +")));
        return has.containsAll(asked) ? asked : Set.of();
    }
}
