package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.account.core.PartnerAct;
import cn.icpfiling.account.core.PartnerClient;
import cn.icpfiling.account.credentials.ClientSecret;
import cn.icpfiling.account.credentials.ClientSecrets;
import cn.icpfiling.account.credentials.CredentialRules;
import cn.icpfiling.account.credentials.PublicKeys;
import cn.icpfiling.account.partners.PartnerAccess;
import cn.icpfiling.account.store.ClientCredentials;
import cn.icpfiling.account.store.PartnerClients;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes and ends the clients of a partner and what they prove themselves with, for an administrator or for the partner itself.
 * A client hands on no more than its token carries: neither as scopes of a new client, nor as a way into one that has more.
 */
@RequestScoped
class ClientDesk {

    private final SecureRandom random = new SecureRandom();
    private final CurrentActor actor;
    private final PartnerAccess access;
    private final Once once;
    private final PartnerClients clients;
    private final ClientCredentials credentials;
    private final ClientSecrets secrets;
    private final CredentialRules rules;
    private final Audit audit;
    private final Clock clock;

    ClientDesk(
            CurrentActor actor,
            PartnerAccess access,
            Once once,
            PartnerClients clients,
            ClientCredentials credentials,
            ClientSecrets secrets,
            CredentialRules rules,
            Audit audit,
            @MachineClock Clock clock) {
        this.actor = actor;
        this.access = access;
        this.once = once;
        this.clients = clients;
        this.credentials = credentials;
        this.secrets = secrets;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    Answer add(UUID partner, Attempt attempt, String name, Set<String> scopes) {
        access.requireKnown(partner);
        requireOwn(scopes);
        return once.perform(attempt, () -> {
            var client = new PartnerClient(Ids.next(), partner, name, scopes, clock.instant());
            clients.persistAndFlush(client);
            audit.record(Act.of("CLIENT.ADD", "CLIENT", client.id()).with("partner", partner));
            return reply(201, ClientsOfPartner.path(client), client, List.of());
        });
    }

    /** Locked until the end, so that of many at once no fifth gets in; the table has four places and no more. */
    Answer addCredential(UUID partner, UUID id, Attempt attempt, NewCredential wanted) {
        requireOwn(existing(partner, id).scopes());
        wanted.requireItsParts();
        return once.perform(attempt, () -> {
            var client = locked(partner, id);
            client.requireActive(PartnerAct.ADD_CREDENTIAL);
            var place = freePlace(id);
            if (!rules.allow(wanted.kind())) {
                throw ProblemException.broken(List.of(Violation.of("/kind", "SECRET_IN_PRODUCTION", null)));
            }
            var made = wanted.kind() == CredentialKind.SECRET ? withSecret(id, place) : withKey(id, place, wanted);
            client.touch();
            clients.flush();
            audit.record(of("CREDENTIAL.ADD", made.credential())
                    .with("kind", made.credential().kind()));
            var shown = CredentialView.of(made.credential()).withSecret(made.secret());
            return new Reply(201, null, ClientsOfPartner.tag(client).toString(), shown);
        });
    }

    /** For good. Its tokens are refused as soon as that is known everywhere. What was revoked before is no fault. */
    void revokeCredential(UUID partner, UUID id, UUID credential) {
        access.requireKnown(partner);
        UnitOfWork.run(() -> {
            var client = locked(partner, id);
            var found = credentials.of(id, credential).orElseThrow(ClientDesk::unknown);
            if (found.isRevoked()) return;
            found.revoke(clock.instant());
            client.touch();
            audit.record(of("CREDENTIAL.REVOKE", found));
        });
    }

    Answer terminate(UUID partner, UUID id, Attempt attempt, IfMatch seen) {
        existing(partner, id);
        return once.perform(attempt, () -> {
            var client = locked(partner, id);
            seen.require(client.version());
            client.terminate(clock.instant());
            clients.flush();
            audit.record(Act.of("CLIENT.TERMINATE", "CLIENT", id).with("partner", partner));
            return reply(200, null, client, credentials.openOf(id));
        });
    }

    private record Made(ClientCredential credential, String secret) {}

    private Made withSecret(UUID client, int place) {
        var secret = ClientSecret.fresh(random);
        var hash = secrets.hash(client.toString(), secret);
        var credential = ClientCredential.ofSecret(Ids.next(), client, place, hash, clock.instant());
        credentials.persistAndFlush(credential);
        return new Made(credential, secret);
    }

    private Made withKey(UUID client, int place, NewCredential wanted) {
        var key = PublicKeys.take(wanted.publicKey());
        if (credentials.hadKey(client, key.thumbprint())) throw new ProblemException(AccountProblem.KEY_TAKEN);
        var credential =
                ClientCredential.ofKey(Ids.next(), client, place, key.jwk(), key.thumbprint(), clock.instant());
        credentials.persistAndFlush(credential);
        return new Made(credential, null);
    }

    private int freePlace(UUID client) {
        var taken =
                credentials.openOf(client).stream().map(ClientCredential::place).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, ClientCredential.MOST)
                .filter(place -> !taken.contains(place))
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccountProblem.CREDENTIALS_FULL, ClientCredential.MOST));
    }

    private void requireOwn(Set<String> scopes) {
        var who = actor.get();
        if (!who.is(Roles.PARTNER)) return;
        var beyond = new TreeSet<>(scopes);
        beyond.removeAll(who.scopes());
        if (!beyond.isEmpty()) {
            throw new ProblemException(AccountProblem.SCOPES_BEYOND_OWN, List.copyOf(beyond));
        }
    }

    private PartnerClient existing(UUID partner, UUID id) {
        access.requireKnown(partner);
        return UnitOfWork.in(() -> clients.of(partner, id)).orElseThrow(ClientDesk::unknown);
    }

    private PartnerClient locked(UUID partner, UUID id) {
        return clients.locked(partner, id).orElseThrow(ClientDesk::unknown);
    }

    private static Act of(String act, ClientCredential credential) {
        return Act.of(act, "CREDENTIAL", credential.id()).with("client", credential.client());
    }

    private static Reply reply(int status, String location, PartnerClient client, List<ClientCredential> open) {
        return new Reply(status, location, ClientsOfPartner.tag(client).toString(), ClientView.of(client, open));
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
