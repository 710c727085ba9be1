package cn.icpfiling.legacy.core;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a password of the old platform was hashed. The load names the scheme of each account by its {@link #id()}, in any case.
 *
 * <p>The stored text of a digest is {@code digest:salt}, which is the form of most dumps; the salt is everything after the
 * first colon and may be missing. A digest is written in hex or in base64. The other schemes carry their salt in their own
 * notation.
 */
public enum PasswordScheme {
    /** md5(salt + password). */
    MD5_SALT_PASSWORD("md5-salt-password"),
    /** md5(password + salt). */
    MD5_PASSWORD_SALT("md5-password-salt"),
    /** md5(md5(password) + salt), the inner digest in lower case hex: UCenter and Discuz. */
    MD5_MD5_SALT("md5-md5-salt"),
    /** sha1(password + salt). */
    SHA1_PASSWORD_SALT("sha1-password-salt"),
    /** sha1(salt + password). */
    SHA1_SALT_PASSWORD("sha1-salt-password"),
    /** {SSHA}, base64 of sha1(password + salt) and the salt: directory servers. */
    SSHA("ssha"),
    /** bcrypt in the notations $2a$, $2b$ and $2y$. */
    BCRYPT("bcrypt"),
    /** Argon2id. The old platform had none: this platform writes it when a lost password is replaced. */
    ARGON2ID("argon2id");

    private static final String SSHA_MARK = "{SSHA}";
    private static final int SHA1_BYTES = 20;
    private static final int MD5_BYTES = 16;
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");
    private static final Pattern BCRYPT_FORM = Pattern.compile("\\$2[abxy]?\\$[0-9]{2}\\$[./0-9A-Za-z]{53}");
    private static final Pattern ARGON2ID_FORM =
            Pattern.compile("\\$argon2id\\$v=[0-9]{1,9}\\$m=[0-9]{1,9},t=[0-9]{1,9},p=[0-9]{1,9}"
                    + "\\$[+/0-9A-Za-z]{8,100}=*\\$[+/0-9A-Za-z]{8,200}=*");

    private final String id;

    PasswordScheme(String id) {
        this.id = id;
    }

    /** Returns the name in the files of a load and in the database. */
    public String id() {
        return id;
    }

    /** Returns the scheme of a name, whatever its case; empty for one that is not supported. */
    public static Optional<PasswordScheme> of(String id) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.id.equalsIgnoreCase(id))
                .findFirst();
    }

    /** Whether a stored text has the form of the scheme. One that has not matches no password. */
    public boolean isForm(String hash) {
        return switch (this) {
            case MD5_SALT_PASSWORD, MD5_PASSWORD_SALT, MD5_MD5_SALT -> isDigest(hash, MD5_BYTES);
            case SHA1_PASSWORD_SALT, SHA1_SALT_PASSWORD -> isDigest(hash, SHA1_BYTES);
            case SSHA -> bytes(hash.startsWith(SSHA_MARK) ? hash.substring(SSHA_MARK.length()) : hash) >= SHA1_BYTES;
            case BCRYPT -> BCRYPT_FORM.matcher(hash).matches();
            case ARGON2ID -> ARGON2ID_FORM.matcher(hash).matches();
        };
    }

    private static boolean isDigest(String hash, int length) {
        var colon = hash.indexOf(':');
        var digest = colon < 0 ? hash : hash.substring(0, colon);
        return digest.length() == 2 * length ? HEX.matcher(digest).matches() : bytes(digest) == length;
    }

    /** How many bytes a text in base64 has; -1 for another text. */
    private static int bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException malformed) {
            return -1;
        }
    }
}
