package cn.icpfiling.account.codes;

import java.util.UUID;

/** Binds the code of a signed-in user to the account and to the object of the act. */
public final class OwnCodeBinding {

    private OwnCodeBinding() {}

    public static String boundTo(UUID account, UUID object) {
        return account + "|" + object;
    }

    /** @param contact a phone in E.164, or a mail */
    public static String boundTo(UUID account, String contact) {
        return account + "|" + contact;
    }
}
