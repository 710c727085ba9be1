package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountView;
import java.util.List;

/**
 * A pair of tokens with the account that they belong to.
 *
 * @param membership null if the owner acts for themselves
 * @param advice null but after a sign-in by an SMS code alone
 */
public record SessionView(
        String accessToken,
        String tokenType,
        int expiresIn,
        String refreshToken,
        AccountView account,
        List<String> recoveryCodes,
        String deviceToken,
        SessionMembership membership,
        String advice) {

    /** @param codes null unless they are new */
    public SessionView withRecoveryCodes(List<String> codes) {
        return new SessionView(
                accessToken, tokenType, expiresIn, refreshToken, account, codes, deviceToken, membership, advice);
    }

    public SessionView withDevice(String token) {
        return new SessionView(
                accessToken, tokenType, expiresIn, refreshToken, account, recoveryCodes, token, membership, advice);
    }

    SessionView withAdvice(String text) {
        return new SessionView(
                accessToken, tokenType, expiresIn, refreshToken, account, recoveryCodes, deviceToken, membership, text);
    }

    @Override
    public String toString() {
        return "SessionView of " + account.accountId();
    }
}
