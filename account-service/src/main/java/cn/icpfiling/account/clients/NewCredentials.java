package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.account.credentials.ClientSecret;
import cn.icpfiling.account.credentials.ClientSecrets;
import cn.icpfiling.account.credentials.CredentialRules;
import cn.icpfiling.account.credentials.PublicKeys;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.Environment;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes and stores a credential: a fresh secret, or the public key that the request brings. */
@ApplicationScoped
class NewCredentials {

    private final SecureRandom random = new SecureRandom();
    private final ClientCredentialRepository credentials;
    private final ClientSecrets secrets;
    private final CredentialRules rules;
    private final CredentialLife life;
    private final Environment environment;
    private final Clock clock;

    NewCredentials(
            ClientCredentialRepository credentials,
            ClientSecrets secrets,
            CredentialRules rules,
            CredentialLife life,
            Environment environment,
            @MachineClock Clock clock) {
        this.credentials = credentials;
        this.secrets = secrets;
        this.rules = rules;
        this.life = life;
        this.environment = environment;
        this.clock = clock;
    }

    /** @param secret in clear, for one answer only; null of a public key */
    record Made(ClientCredential credential, String secret) {

        @Override
        public String toString() {
            return "Made[" + credential.id() + "]";
        }
    }

    /** The caller holds the client's lock, so that of many requests at once no fifth gets in. The table has four places. */
    Made make(UUID client, NewCredential wanted) {
        var place = freePlace(client);
        if (!rules.allow(wanted.kind())) {
            throw ProblemException.broken(List.of(Violation.of("/kind", "SECRET_IN_PRODUCTION", null)));
        }
        var end = life.end(wanted.expiresAt());
        return wanted.kind() == CredentialKind.SECRET
                ? withSecret(client, place, wanted.name(), end)
                : withKey(client, place, wanted, end);
    }

    private Made withSecret(UUID client, int place, String name, Instant end) {
        var secret = ClientSecret.fresh(random, environment);
        var hash = secrets.hash(client.toString(), secret);
        var credential = ClientCredential.ofSecret(Ids.next(), client, place, hash, clock.instant())
                .named(name, end);
        credentials.persistAndFlush(credential);
        return new Made(credential, secret);
    }

    private Made withKey(UUID client, int place, NewCredential wanted, Instant end) {
        var key = PublicKeys.accept(wanted.publicKey());
        if (credentials.hadKey(client, key.thumbprint())) {
            throw new ProblemException(AccountProblem.KEY_TAKEN);
        }
        var credential = ClientCredential.ofKey(Ids.next(), client, place, key.jwk(), key.thumbprint(), clock.instant())
                .named(wanted.name(), end);
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
}
