package cn.icpfiling.account.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** A secret of 256 random bits, in base64url. The database keeps its digest only. */
public record CaseSecret(String text) {

    public static final String FORM = "[A-Za-z0-9_-]{43}";

    private static final SecureRandom RANDOM = new SecureRandom();

    public static CaseSecret fresh() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new CaseSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for a text that is no secret. */
    public static Optional<CaseSecret> of(String shown) {
        return Optional.ofNullable(shown).filter(text -> text.matches(FORM)).map(CaseSecret::new);
    }

    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares in constant time. */
    public boolean opens(byte[] digest) {
        return digest != null && MessageDigest.isEqual(digest, digest());
    }

    @Override
    public String toString() {
        return "CaseSecret";
    }
}
