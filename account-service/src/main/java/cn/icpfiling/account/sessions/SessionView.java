package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountView;
import java.util.List;

/** A pair of tokens with the account that they belong to. */
public record SessionView(
        String accessToken,
        String tokenType,
        int expiresIn,
        String refreshToken,
        AccountView account,
        List<String> recoveryCodes,
        String deviceToken) {

    /** @param codes null unless they are new */
    public SessionView withRecoveryCodes(List<String> codes) {
        return new SessionView(accessToken, tokenType, expiresIn, refreshToken, account, codes, deviceToken);
    }

    public SessionView withDevice(String token) {
        return new SessionView(accessToken, tokenType, expiresIn, refreshToken, account, recoveryCodes, token);
    }

    @Override
    public String toString() {
        return "SessionView of " + account.accountId();
    }
}
