package cn.icpfiling.bench.crypto;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.NewKeysets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Encrypts and indexes one certificate number: by the platform, and by the JDK alone with a cipher and a digest that
 * are reused.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OneField {
    private static final int THREADS = 100;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int INDEX = 16;
    private static final String TABLE = "subjects";
    private static final String COLUMN = "certificate_number";
    private static final String NUMBER = "11010519491231002X";

    private final UUID row = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);
    private final SecureRandom random = new SecureRandom();
    private final byte[] plain = NUMBER.getBytes(StandardCharsets.UTF_8);
    private final byte[] place = ("filing|" + TABLE + "|" + COLUMN + "|" + row).getBytes(StandardCharsets.UTF_8);
    private final byte[] indexed = ("certificate|" + NUMBER).getBytes(StandardCharsets.UTF_8);

    private Path keys;
    private FieldCipher fields;
    private BlindIndex index;
    private SecretKeySpec key;
    private Cipher cipher;
    private Mac mac;

    @Setup
    public void makeKeys() throws IOException, GeneralSecurityException {
        keys = Files.createTempDirectory("icp-bench-keys");
        NewKeysets.make(keys, "filing");
        fields = FieldCipher.reading(keys, "filing");
        index = BlindIndex.reading(keys, "filing");
        var secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
        cipher = Cipher.getInstance("AES/GCM/NoPadding");
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    }

    @TearDown
    public void removeKeys() throws IOException {
        try (var files = Files.list(keys)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(keys);
    }

    @Benchmark
    public void ours(Blackhole sink) {
        encrypt(sink);
    }

    @Benchmark
    public void jdk(Blackhole sink) throws GeneralSecurityException {
        encryptWithTheJdk(cipher, mac, sink);
    }

    /**
     * Each call runs in its own virtual thread, as each request does. The start and end of the thread are part of the
     * time.
     */
    @Benchmark
    @OperationsPerInvocation(THREADS)
    public void oursInFreshThreads(Blackhole sink) throws InterruptedException {
        inFreshThreads(() -> encrypt(sink));
    }

    /** The cost of a thread that has no cipher yet. */
    @Benchmark
    @OperationsPerInvocation(THREADS)
    public void jdkInFreshThreads(Blackhole sink) throws InterruptedException {
        inFreshThreads(() -> {
            try {
                var digest = Mac.getInstance("HmacSHA256");
                digest.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
                encryptWithTheJdk(Cipher.getInstance("AES/GCM/NoPadding"), digest, sink);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void encrypt(Blackhole sink) {
        sink.consume(fields.encrypt(TABLE, COLUMN, row, NUMBER));
        sink.consume(index.of("certificate", NUMBER));
    }

    private void encryptWithTheJdk(Cipher encrypting, Mac digest, Blackhole sink) throws GeneralSecurityException {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        encrypting.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        encrypting.updateAAD(place);
        sink.consume(encrypting.doFinal(plain));
        sink.consume(Arrays.copyOf(digest.doFinal(indexed), INDEX));
    }

    private static void inFreshThreads(Runnable work) throws InterruptedException {
        var threads = new Thread[THREADS];
        for (var i = 0; i < THREADS; i++) {
            threads[i] = Thread.startVirtualThread(work);
        }
        for (var thread : threads) {
            thread.join();
        }
    }
}
