package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.SignInChallenge;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the shared secrets of second factors, enrolled or still offered. */
@ApplicationScoped
class FactorEncryption {

    private static final String FACTOR = "second_factors";
    private static final String CHALLENGE = "sign_in_challenges";

    private final FieldCipher cipher;

    FactorEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] secret(UUID account, String secret) {
        return cipher.encrypt(FACTOR, "secret", account, secret);
    }

    String secretOf(SecondFactor factor) {
        return cipher.decrypt(FACTOR, "secret", factor.account(), factor.secret());
    }

    byte[] newSecret(UUID challenge, String secret) {
        return cipher.encrypt(CHALLENGE, "new_secret", challenge, secret);
    }

    String newSecretOf(SignInChallenge challenge) {
        return cipher.decrypt(CHALLENGE, "new_secret", challenge.id(), challenge.newSecret());
    }
}
