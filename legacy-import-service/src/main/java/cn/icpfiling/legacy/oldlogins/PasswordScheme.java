package cn.icpfiling.legacy.oldlogins;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a password of the old platform was hashed. The load names the scheme of each account by its {@link #id()}.
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

    private final String id;

    PasswordScheme(String id) {
        this.id = id;
    }

    /** Returns the name in the files of a load and in the database. */
    public String id() {
        return id;
    }

    /** Empty for a scheme that is not supported. */
    public static Optional<PasswordScheme> of(String id) {
        return Arrays.stream(values()).filter(scheme -> scheme.id.equals(id)).findFirst();
    }
}
