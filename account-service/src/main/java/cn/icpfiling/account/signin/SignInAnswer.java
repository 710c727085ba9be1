package cn.icpfiling.account.signin;

import cn.icpfiling.account.secondfactor.Challenge;
import cn.icpfiling.account.sessions.SessionView;

/** A session, or the challenge that must be met first. One of both is null. */
record SignInAnswer(SessionView session, Challenge challenge) {

    static SignInAnswer of(SessionView session) {
        return new SignInAnswer(session, null);
    }

    static SignInAnswer of(Challenge challenge) {
        return new SignInAnswer(null, challenge);
    }

    @Override
    public String toString() {
        return "SignInAnswer";
    }
}
