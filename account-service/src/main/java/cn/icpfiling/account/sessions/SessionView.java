package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountView;

/** A pair of tokens and whose they are. */
public record SessionView(
        String accessToken, String tokenType, int expiresIn, String refreshToken, AccountView account) {

    @Override
    public String toString() {
        return "SessionView of " + account.accountId();
    }
}
