package cn.icpfiling.platform.testkit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An RSA key of eight small primes, for tests only: its signatures are ordinary RS256 and RS512, and a service verifies
 * them as any other, but signing costs a sixteenth of what a key of two primes costs (RFC 8017, section 5.1.2). With the
 * small compiler, by which tests run, signing with two primes took a tenth of the processor time of filing-service's
 * tests. Such primes can be found by factoring, so that no real key may look like this.
 */
final class QuickRsaKey {
    private static final int PRIMES = 8;
    /** Eight of them make at least the 2,048 bits that services demand. */
    private static final int PRIME_BITS = 260;

    private static final BigInteger PUBLIC_EXPONENT = BigInteger.valueOf(65_537);

    /** The DER of DigestInfo before the digest: RFC 8017, section 9.2, note 1. */
    private static final Map<String, byte[]> DIGEST_INFO = Map.of(
            "SHA-256", HexFormat.of().parseHex("3031300d060960864801650304020105000420"),
            "SHA-512", HexFormat.of().parseHex("3051300d060960864801650304020305000440"));

    private final List<BigInteger> primes;
    private final BigInteger modulus;
    private final List<BigInteger> exponents;
    private final List<BigInteger> weights;

    private QuickRsaKey(List<BigInteger> primes) {
        this.primes = primes;
        this.modulus = primes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
        this.exponents = primes.stream()
                .map(prime -> PUBLIC_EXPONENT.modInverse(prime.subtract(BigInteger.ONE)))
                .toList();
        this.weights = primes.stream()
                .map(prime ->
                        modulus.divide(prime).multiply(modulus.divide(prime).modInverse(prime)))
                .toList();
    }

    static QuickRsaKey fresh() {
        var random = new SecureRandom();
        return new QuickRsaKey(Stream.generate(() -> BigInteger.probablePrime(PRIME_BITS, random))
                .filter(prime ->
                        prime.subtract(BigInteger.ONE).gcd(PUBLIC_EXPONENT).equals(BigInteger.ONE))
                .distinct()
                .limit(PRIMES)
                .toList());
    }

    /** Reads what {@link #toString} wrote. */
    static QuickRsaKey parse(String written) {
        return new QuickRsaKey(Arrays.stream(written.split(","))
                .map(prime -> new BigInteger(prime, 16))
                .toList());
    }

    @Override
    public String toString() {
        return primes.stream().map(prime -> prime.toString(16)).collect(Collectors.joining(","));
    }

    RSAPublicKey publicKey() {
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, PUBLIC_EXPONENT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSASSA-PKCS1-v1_5. */
    byte[] sign(String digest, byte[] text) {
        var length = (modulus.bitLength() + 7) / 8;
        var message = new BigInteger(1, padded(digest, text, length));
        var signature = IntStream.range(0, primes.size())
                .mapToObj(i -> message.modPow(exponents.get(i), primes.get(i)).multiply(weights.get(i)))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .mod(modulus);
        var bytes = signature.toByteArray();
        var exact = new byte[length];
        var taken = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - taken, exact, length - taken, taken);
        return exact;
    }

    private static byte[] padded(String digest, byte[] text, int length) {
        try {
            var hash = MessageDigest.getInstance(digest).digest(text);
            var info = DIGEST_INFO.get(digest);
            var whole = new byte[length];
            Arrays.fill(whole, 2, length - hash.length - info.length - 1, (byte) 0xff);
            whole[1] = 1;
            System.arraycopy(info, 0, whole, length - hash.length - info.length, info.length);
            System.arraycopy(hash, 0, whole, length - hash.length, hash.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
