package cn.icpfiling.account.codes;

import java.util.UUID;

/** What a code of somebody who is signed in is bound to: their account, and the one thing that they act on. */
final class OwnCodeBinding {

    private OwnCodeBinding() {}

    static String boundTo(UUID account, UUID object) {
        return account + "|" + object;
    }
}
