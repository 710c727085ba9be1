package cn.icpfiling.account.core;

/** How a person proved to be the owner of an account. The values are those of RFC 8176. */
public enum SignInMethod {
    PASSWORD("pwd", false),
    /** A code to the phone of the account. */
    SMS_CODE("sms", true),
    /** A code of an authenticator app, or a recovery code in its place. */
    APP_CODE("otp", true);

    private final String value;
    private final boolean fresh;

    SignInMethod(String value, boolean fresh) {
        this.value = value;
        this.fresh = fresh;
    }

    /** The value of the claim {@code amr}. */
    public String value() {
        return value;
    }

    /** Whether it counts as the fresh factor that some operations need. A password does not: it can be known to others. */
    public boolean isFreshFactor() {
        return fresh;
    }
}
