package cn.icpfiling.platform.web.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys with which account-service signs tokens. They are fetched when the first token comes, and again when a token comes and
 * the keys are older than {@code icp.tokens.keys-every}. While account-service is away, the last keys stay in use: the tokens that it
 * signed expire within ten minutes. One fetch runs at a time; requests that need its result share it, for a bounded time.
 *
 * <p>Not the library's keys: those end after the {@code max-age} of the answer although account-service is away, and then good tokens are
 * called bad. Each of its callers may also wait for more than a minute, one after the other.
 */
@Singleton
final class PublishedKeys {

    /** Where the keys come from, as a JWK set. */
    interface Source {
        String read() throws IOException;
    }

    /** More requests do not wait for a fetch, so that most worker threads are left for tokens whose keys are known. */
    static final int MAY_WAIT = 64;

    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;
    private static final long PATIENCE_SECONDS = 5;
    private static final long AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int LONGEST = 512 << 10;

    private final Source source;
    private final long everyNanos;
    private final LongSupplier nanos;
    private final Semaphore waiting = new Semaphore(MAY_WAIT);

    private volatile Held held;
    private volatile long askedForUnknown;
    private CompletableFuture<Held> underWay;

    /** @param fault why the keys are not those of now; null if they are */
    private record Held(Map<String, PublicKey> keys, long at, IOException fault) {

        PublicKey get(String id) throws UnresolvableKeyException {
            var key = keys.get(id);
            if (key != null) {
                return key;
            }
            throw fault == null
                    ? new UnresolvableKeyException("account-service has no such key")
                    : new UnresolvableKeyException("the keys of account-service are out of reach", fault);
        }
    }

    @Inject
    PublishedKeys(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") String location,
            @ConfigProperty(name = "icp.tokens.keys-every") Duration every) {
        this(() -> read(location), every, System::nanoTime);
    }

    PublishedKeys(Source source, Duration every, LongSupplier nanos) {
        this.source = source;
        this.everyNanos = every.toNanos();
        this.nanos = nanos;
        var longAgo = nanos.getAsLong() - Math.max(everyNanos, AGAIN_NANOS);
        this.held = new Held(Map.of(), longAgo, new IOException("not fetched yet"));
        this.askedForUnknown = longAgo;
    }

    /** Returns the key of this id. An exception that {@link IOException} caused says nothing about the token. */
    PublicKey verifying(String id) throws UnresolvableKeyException {
        if (id == null) {
            throw new UnresolvableKeyException("the token names no key");
        }
        var before = held;
        var isKnown = before.keys().containsKey(id);
        if (!isDue(before, isKnown)) {
            return before.get(id);
        }
        var fetch = fetch(before, isKnown);
        // While account-service is away, a known key is not waited for.
        return isKnown && before.fault() != null
                ? before.get(id)
                : outcome(fetch, before).get(id);
    }

    private boolean isDue(Held before, boolean isKnown) {
        var now = nanos.getAsLong();
        if (before.fault() != null) {
            return now - before.at() >= AGAIN_NANOS;
        }
        return now - before.at() >= everyNanos || !isKnown && now - askedForUnknown >= everyNanos;
    }

    private synchronized CompletableFuture<Held> fetch(Held before, boolean isKnown) {
        if (underWay == null || underWay.isDone()) {
            if (held != before) {
                return CompletableFuture.completedFuture(held);
            }
            if (!isKnown && before.fault() == null) {
                askedForUnknown = nanos.getAsLong();
            }
            underWay = CompletableFuture.supplyAsync(this::ask, Thread::startVirtualThread)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(this::failed);
        }
        return underWay;
    }

    private Held ask() {
        try {
            held = new Held(keysIn(source.read()), nanos.getAsLong(), null);
            return held;
        } catch (IOException | JoseException fault) {
            throw new CompletionException(fault);
        }
    }

    private Held failed(Throwable fault) {
        var known = held.keys();
        LOG.warnf("the keys of account-service cannot be fetched, %d known ones stay in use: %s", known.size(), fault);
        held = new Held(known, nanos.getAsLong(), new IOException("the keys cannot be fetched", fault));
        return held;
    }

    private Held outcome(CompletableFuture<Held> fetch, Held before) {
        if (fetch.isDone()) {
            return fetch.join();
        }
        if (!waiting.tryAcquire()) {
            return new Held(before.keys(), before.at(), new IOException("too many requests wait for the keys"));
        }
        try {
            return fetch.join();
        } finally {
            waiting.release();
        }
    }

    private static Map<String, PublicKey> keysIn(String set) throws IOException, JoseException {
        var keys = new HashMap<String, PublicKey>();
        for (var key : new JsonWebKeySet(set).getJsonWebKeys()) {
            if (key instanceof PublicJsonWebKey pair && key.getKeyId() != null) {
                keys.put(key.getKeyId(), pair.getPublicKey());
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("an answer without keys");
        }
        return Map.copyOf(keys);
    }

    /** An address of HTTP, or of a file in tests. */
    private static String read(String location) throws IOException {
        var connection = URI.create(location).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setUseCaches(false);
        try (var answer = connection.getInputStream()) {
            return new String(answer.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }
}
