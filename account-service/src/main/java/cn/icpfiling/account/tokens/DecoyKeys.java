package cn.icpfiling.account.tokens;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys that belong to no client. A check of an assertion uses them in place of missing keys, so that it takes equally
 * long for unknown clients.
 */
@Singleton
final class DecoyKeys {

    private final List<PublicKey> oneOfEachKind = List.of(
            made("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
            made("EC", new ECGenParameterSpec("secp256r1")),
            made("Ed25519", NamedParameterSpec.ED25519));

    /** Returns the keys, filled up to the number with decoys of the same kind. */
    List<PublicKey> padded(List<PublicKey> keys, Predicate<PublicKey> ofTheKind, int number) {
        var decoy = oneOfEachKind.stream().filter(ofTheKind).findFirst();
        return Stream.concat(
                        keys.stream(),
                        decoy.stream().flatMap(key -> Stream.generate(() -> key).limit(number)))
                .limit(number)
                .collect(Collectors.toList());
    }

    private static PublicKey made(String kind, AlgorithmParameterSpec form) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(form);
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
