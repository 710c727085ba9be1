package cn.icpfiling.account.sessions;

import cn.icpfiling.account.accounts.AccountViews;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.account.tokens.AccessTokens;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Builds the answer to a sign-in or a refresh: a new access token, the refresh token and the account. */
@ApplicationScoped
class SessionViews {

    private final AccessTokens accessTokens;
    private final AccountViews accounts;
    private final AccountRepository holders;
    private final MemberRepository members;
    private final StaffLoginRepository staff;
    private final SmsCodeAdvice advice;

    SessionViews(
            AccessTokens accessTokens,
            AccountViews accounts,
            AccountRepository holders,
            MemberRepository members,
            StaffLoginRepository staff,
            SmsCodeAdvice advice) {
        this.accessTokens = accessTokens;
        this.accounts = accounts;
        this.holders = holders;
        this.members = members;
        this.staff = staff;
        this.advice = advice;
    }

    AccessTokens.AccessToken token(Session session, Account account) {
        return accessTokens.ofAccount(account.id(), accounts.rolesOf(account), session, accounts.ownAccountOf(account));
    }

    /** @param provenBy what the owner has proven to start the session */
    SessionView ofSignIn(Session session, Account account, RefreshTokens.Issued issued, List<SignInMethod> provenBy) {
        return of(session, account, issued).withAdvice(advice.after(account, provenBy));
    }

    /** @param account the owner of the session, who may act for another account */
    SessionView of(Session session, Account account, RefreshTokens.Issued issued) {
        var member = session.member() == null ? null : actingMember(session);
        var token = member == null
                ? token(session, account)
                : accessTokens.ofMember(member.holder(), member.grants().of(member.id()), session);
        return new SessionView(
                token.text(),
                AccessTokens.TYPE,
                token.secondsLeft(),
                issued.token(),
                accounts.of(account),
                null,
                null,
                member == null
                        ? null
                        : new SessionMembership(
                                member.id(), member.holder(), member.grants().items()),
                null);
    }

    /** Returns the membership with its present rights. A person who joined the staff meanwhile acts for no account any more. */
    private Member actingMember(Session session) {
        return members.findByIdOptional(session.member())
                .filter(Member::isActive)
                .filter(_ -> !staff.hasMobileOf(session.account()))
                .filter(member -> holders.findByIdOptional(member.holder())
                        .filter(holder -> holder.status() == AccountStatus.ACTIVE)
                        .isPresent())
                .orElseThrow(() -> new ProblemException(AccountProblem.SESSION_ENDED));
    }
}
