package cn.icpfiling.account.tokens;

import cn.icpfiling.account.core.KeySchedule;
import cn.icpfiling.account.core.SigningKey;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.SigningKeyRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps the signing keys in memory. All replicas read them from the database every minute; private keys are encrypted
 * there. The next key is stored a day before it signs, so every replica knows it in time.
 */
@ApplicationScoped
public class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final int BITS = 2048;
    private static final Duration STALE = Duration.ofSeconds(2);

    /** Runs before the bootstrap and before the first token is issued. */
    private static final int FIRST = 100;

    private final SigningKeyRepository store;
    private final FieldCipher cipher;
    private final Clock clock;
    private final KeySchedule schedule;
    private volatile Snapshot snapshot = new Snapshot(List.of(), Instant.MIN);

    SigningKeys(
            SigningKeyRepository store,
            FieldCipher cipher,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.tokens.key-life") Duration life) {
        this.store = store;
        this.cipher = cipher;
        this.clock = clock;
        this.schedule = new KeySchedule(life);
    }

    /** A key, decrypted. */
    record Key(UUID id, KeySchedule.Term term, RSAPublicKey publicKey, PrivateKey privateKey) {}

    private record Snapshot(List<Key> keys, Instant readAt) {}

    void start(@Observes @Priority(FIRST) StartupEvent started) {
        renew(clock.instant());
    }

    @Scheduled(every = "60s", delayed = "60s")
    void renew() {
        renew(clock.instant());
    }

    /**
     * Reads the keys and creates the next one if it is due. Two replicas may both try; the unique generation lets one
     * through.
     */
    void renew(Instant now) {
        read();
        schedule.due(snapshot.keys().stream().map(Key::term).collect(Collectors.toList()), now)
                .ifPresent(this::make);
    }

    /**
     * Uses only the keys in memory: the caller is often in a transaction, and a query here would take a second
     * connection.
     */
    Key signing(Instant now) {
        return snapshot.keys().stream()
                .filter(key -> key.term().signs(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no key to sign with"));
    }

    List<Key> published(Instant now) {
        return snapshot.keys().stream().filter(key -> key.term().published(now)).toList();
    }

    /** Reads the keys again for an unknown id, because another replica may have created the key. */
    Optional<RSAPublicKey> verifying(String kid, Instant now) {
        var known = find(kid, now);
        if (known.isPresent() || now.isBefore(snapshot.readAt().plus(STALE))) {
            return known;
        }
        read();
        return find(kid, now);
    }

    private Optional<RSAPublicKey> find(String kid, Instant now) {
        return published(now).stream()
                .filter(key -> key.id().toString().equals(kid))
                .map(Key::publicKey)
                .findFirst();
    }

    private void read() {
        var keys = UnitOfWork.in(() -> store.listAll());
        snapshot = new Snapshot(keys.stream().map(this::open).toList(), clock.instant());
    }

    private void make(KeySchedule.Term term) {
        var pair = newPair();
        var id = Ids.next();
        var secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
        try {
            UnitOfWork.run(() -> store.persist(new SigningKey(
                    id,
                    pair.getPublic().getEncoded(),
                    cipher.encrypt("signing_keys", "private_key", id, secret),
                    term)));
            LOG.infof("Signing key %s signs from %s until %s", id, term.signsFrom(), term.signsUntil());
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            LOG.debugf("Another replica made signing key no. %d", term.generation());
        }
        read();
    }

    private Key open(SigningKey key) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            var secret = cipher.decrypt("signing_keys", "private_key", key.id(), key.privateKey());
            return new Key(
                    key.id(),
                    key.term(),
                    (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(key.publicKey())),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing key " + key.id() + " is damaged", e);
        }
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
