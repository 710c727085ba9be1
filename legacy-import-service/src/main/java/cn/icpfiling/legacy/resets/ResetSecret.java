package cn.icpfiling.legacy.resets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The secret of a mailed link: 256 random bits in base64url. The database keeps its digest only. */
record ResetSecret(String text) {

    static final String FORM = "[A-Za-z0-9_-]{43}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static ResetSecret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ResetSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for a text that is no secret. */
    static Optional<ResetSecret> of(String shown) {
        return Optional.ofNullable(shown).filter(text -> text.matches(FORM)).map(ResetSecret::new);
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ResetSecret";
    }
}
