package cn.icpfiling.account.codes;

import java.util.UUID;

/** Binds the code of a signed-in user to the account and to the object of the act. */
final class OwnCodeBinding {

    private OwnCodeBinding() {}

    static String boundTo(UUID account, UUID object) {
        return account + "|" + object;
    }
}
