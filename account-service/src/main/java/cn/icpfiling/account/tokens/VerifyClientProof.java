package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.ClientCredential;
import cn.icpfiling.account.core.CredentialKind;
import cn.icpfiling.account.credentials.ClientNames;
import cn.icpfiling.account.credentials.ClientSecret;
import cn.icpfiling.account.credentials.ClientSecrets;
import cn.icpfiling.account.credentials.CredentialRules;
import cn.icpfiling.account.credentials.PublicKeys;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the credential that a proof was made with. The work is the same for an unknown client: one hash, or as many
 * signatures as a client can have keys.
 */
@ApplicationScoped
class VerifyClientProof {

    private final ClientSecrets secrets;
    private final CredentialRules rules;
    private final DecoyKeys decoyKeys;
    private final ClientNames names;
    private final Clock clock;
    private final Set<String> ourNames;

    VerifyClientProof(
            ClientSecrets secrets,
            CredentialRules rules,
            DecoyKeys decoyKeys,
            ClientNames names,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.issuer") String issuer) {
        this.secrets = secrets;
        this.rules = rules;
        this.decoyKeys = decoyKeys;
        this.names = names;
        this.clock = clock;
        this.ourNames = Set.of(issuer, issuer + TokenResource.PATH);
    }

    /** @param assertion that the credential signed; empty for a secret */
    record Proven(ClientCredential credential, Optional<ClientAssertion> assertion) {}

    Proven handle(UUID client, ClientProof proof, List<ClientCredential> credentials) throws ProofRefused {
        return switch (proof) {
            case ClientProof.Secret secret -> bySecret(client, secret.secret(), credentials);
            case ClientProof.Assertion assertion -> byAssertion(client, assertion, credentials);
        };
    }

    private Proven bySecret(UUID client, String offered, List<ClientCredential> credentials) throws ProofRefused {
        var hash = secrets.hash(client.toString(), offered);
        var found = credentials.stream()
                .filter(credential -> credential.matches(hash))
                .findFirst();
        if (!rules.allow(CredentialKind.SECRET)) {
            throw new ProofRefused(ProofFault.SECRET_NOT_TAKEN_HERE);
        }
        if (found.isEmpty()) {
            throw new ProofRefused(
                    ClientSecret.isWellFormed(offered) ? ProofFault.SECRET_WRONG : ProofFault.SECRET_MISTYPED);
        }
        return new Proven(found.get(), Optional.empty());
    }

    private Proven byAssertion(UUID client, ClientProof.Assertion proof, List<ClientCredential> credentials)
            throws ProofRefused {
        var assertion = ClientAssertion.read(proof.text());
        assertion.require(List.of(proof.client(), client.toString(), names.of(client)), ourNames, clock.instant());
        var tried = credentials.stream()
                .filter(credential -> credential.kind() == CredentialKind.PUBLIC_KEY)
                .map(credential -> new Key(credential, PublicKeys.open(credential.publicKey())))
                .filter(key -> assertion.isOfKind(key.key()))
                .toList();
        var keys = decoyKeys.padded(tried.stream().map(Key::key).toList(), assertion::isOfKind, ClientCredential.MOST);
        for (var place = 0; place < keys.size(); place++) {
            var signed = assertion.isSignedBy(keys.get(place));
            if (signed && place < tried.size()) {
                return new Proven(tried.get(place).credential(), Optional.of(assertion));
            }
        }
        throw new ProofRefused(ProofFault.ASSERTION_NOT_SIGNED);
    }

    private record Key(ClientCredential credential, PublicKey key) {}
}
