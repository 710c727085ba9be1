package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.tokens.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;

/** Builds the answer to a sign-in or a refresh: a new access token, the refresh token and the account. */
@ApplicationScoped
class SessionViews {

    private final AccessTokens accessTokens;
    private final AccountViews accounts;

    SessionViews(AccessTokens accessTokens, AccountViews accounts) {
        this.accessTokens = accessTokens;
        this.accounts = accounts;
    }

    AccessTokens.AccessToken token(Session session, Account account) {
        return accessTokens.ofAccount(account.id(), accounts.rolesOf(account), session, accounts.ownAccountOf(account));
    }

    SessionView of(Session session, Account account, RefreshTokens.Issued issued) {
        var token = token(session, account);
        return new SessionView(
                token.text(), AccessTokens.TYPE, token.secondsLeft(), issued.token(), accounts.of(account), null, null);
    }
}
