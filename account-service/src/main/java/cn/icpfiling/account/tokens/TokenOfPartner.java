package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.ClientStatus;
import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.account.passwords.SignInLimits;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.PartnerClientRepository;
import cn.icpfiling.account.store.PartnerClientRepository.OfPartner;
import cn.icpfiling.account.store.UsedAssertionRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
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
    private final UsedAssertionRepository used;
    private final VerifyClientProof verifyProof;
    private final SignInLimits limits;
    private final AccessTokens tokens;
    private final TokenAudit audit;
    private final Clock clock;

    TokenOfPartner(
            PartnerClientRepository clients,
            ClientCredentialRepository credentials,
            UsedAssertionRepository used,
            VerifyClientProof verifyProof,
            SignInLimits limits,
            AccessTokens tokens,
            TokenAudit audit,
            @MachineClock Clock clock) {
        this.clients = clients;
        this.credentials = credentials;
        this.used = used;
        this.verifyProof = verifyProof;
        this.limits = limits;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    private record Found(Optional<OfPartner> client, List<ClientCredential> credentials) {}

    AccessTokens.AccessToken handle(UUID id, ClientProof proof, String wished) {
        var found = UnitOfWork.in(() -> new Found(clients.withPartner(id), credentials.openOf(id)));
        try {
            var proven = verifyProof.handle(id, proof, found.credentials());
            var client = found.client().orElseThrow(() -> new ProofRefused(ProofFault.CLIENT_UNKNOWN));
            requireActive(client);
            if (!UnitOfWork.in(() -> take(proven))) {
                throw new ProofRefused(ProofFault.ASSERTION_REPLAYED);
            }
            return issue(client, proven.credential(), wished);
        } catch (ProofRefused refused) {
            UnitOfWork.run(() -> {
                limits.countRefusedToken();
                audit.refused(id, found.client(), refused.fault());
            });
            throw new ProblemException(AccountProblem.INVALID_CLIENT).causedBy(refused);
        }
    }

    private static void requireActive(OfPartner client) throws ProofRefused {
        if (client.client().status() != ClientStatus.ACTIVE) {
            throw new ProofRefused(ProofFault.CLIENT_TERMINATED);
        }
        if (client.partner().status() != PartnerStatus.ACTIVE) {
            throw new ProofRefused(ProofFault.PARTNER_SUSPENDED);
        }
    }

    /** An assertion is accepted once, however many requests use it at the same time. */
    private boolean take(VerifyClientProof.Proven proven) {
        var credential = proven.credential();
        var taken = proven.assertion()
                .map(assertion -> used.take(credential.client(), assertion.id(), assertion.goodUntil()))
                .orElse(true);
        if (taken && credential.isUseDue(clock.instant())) {
            credentials.recordUse(credential.id(), credential.lastUsedAt(), clock.instant());
        }
        return taken;
    }

    private AccessTokens.AccessToken issue(OfPartner client, ClientCredential credential, String wished) {
        var scopes = scopes(client.client().scopes(), wished);
        if (scopes.isEmpty()) {
            UnitOfWork.run(() -> audit.refusedScope(client));
            throw new ProblemException(
                    AccountProblem.INVALID_SCOPE, List.copyOf(client.client().scopes()));
        }
        UnitOfWork.run(() -> audit.issued(client, credential));
        return tokens.ofPartner(client.partner().id(), client.client().id(), credential.id(), scopes);
    }

    /** All scopes of the client if none are requested; empty if more are requested than the client has. */
    private static Set<String> scopes(Set<String> has, String wished) {
        if (wished == null || wished.isBlank()) {
            return has;
        }
        var asked = new TreeSet<>(List.of(wished.strip().split(" +")));
        return has.containsAll(asked) ? asked : Set.of();
    }

    @Scheduled(every = "5m", delayed = "3m")
    void forget() {
        forget(clock.instant());
    }

    int forget(Instant now) {
        return UnitOfWork.in(() -> used.forget(now));
    }
}
