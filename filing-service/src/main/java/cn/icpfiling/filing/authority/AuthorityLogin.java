package cn.icpfiling.filing.authority;

import java.nio.charset.CharacterCodingException;
import java.security.SecureRandom;

/**
 * The provider's account at the authority. The password is never sent: it is hashed with a new random value for each
 * call.
 */
record AuthorityLogin(String ispId, String userName, String password) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int RANDOM_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    static String randomValue() {
        var value = new StringBuilder(RANDOM_LENGTH);
        for (var i = 0; i < RANDOM_LENGTH; i++) {
            value.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return value.toString();
    }

    String hash(String randomValue) {
        try {
            return ZippedFile.digest(GbkText.encode(password + randomValue));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the authority password holds characters outside GBK", e);
        }
    }

    @Override
    public String toString() {
        return "AuthorityLogin[" + ispId + ", " + userName + "]";
    }
}
