package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.SecondFactor;
import cn.icpfiling.account.core.SignInChallenge;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the shared secrets of second factors, enrolled or still offered. */
@ApplicationScoped
class SealedFactors {

    private static final String FACTOR = "second_factor";
    private static final String CHALLENGE = "sign_in_challenge";

    private final FieldCipher cipher;

    SealedFactors(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] secret(UUID account, String secret) {
        return cipher.seal(FACTOR, "secret", account, secret);
    }

    String secretOf(SecondFactor factor) {
        return cipher.open(FACTOR, "secret", factor.account(), factor.secret());
    }

    byte[] newSecret(UUID challenge, String secret) {
        return cipher.seal(CHALLENGE, "new_secret", challenge, secret);
    }

    String newSecretOf(SignInChallenge challenge) {
        return cipher.open(CHALLENGE, "new_secret", challenge.id(), challenge.newSecret());
    }
}
