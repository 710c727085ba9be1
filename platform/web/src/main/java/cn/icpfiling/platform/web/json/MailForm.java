package cn.icpfiling.platform.web.json;

/**
 * The form of a mail address in a request, beside {@link jakarta.validation.constraints.Email}, which takes letters of all
 * scripts. Contracts say {@code format: email}, which is ASCII (RFC 5321; others are {@code idn-email}), our mail servers
 * need not speak SMTPUTF8, and 254 such letters are more bytes than the columns hold.
 */
public final class MailForm {

    /** For {@code @Email(regexp = MailForm.ASCII)}. */
    public static final String ASCII = "\\p{ASCII}*";

    private MailForm() {}
}
