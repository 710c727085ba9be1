package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountView;
import java.util.List;

/**
 * A pair of tokens with the account that they belong to.
 *
 * @param membership null if the owner acts for themselves
 */
public record SessionView(
        String accessToken,
        String tokenType,
        int expiresIn,
        String refreshToken,
        AccountView account,
        List<String> recoveryCodes,
        String deviceToken,
        SessionMembership membership) {

    /** @param codes null unless they are new */
    public SessionView withRecoveryCodes(List<String> codes) {
        return new SessionView(
                accessToken, tokenType, expiresIn, refreshToken, account, codes, deviceToken, membership);
    }

    public SessionView withDevice(String token) {
        return new SessionView(
                accessToken, tokenType, expiresIn, refreshToken, account, recoveryCodes, token, membership);
    }

    @Override
    public String toString() {
        return "SessionView of " + account.accountId();
    }
}
