package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.cases.KindDecision;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.sessions.EndSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Ends the sessions of the account with the grant of another phone: they may be a thief's, and by then the carrier has often blocked the lost
 * phone, which sends no code to begin another one. An owner who did not lose it signs in again. Where the owner keeps the phone and lost the
 * app alone, no phone is a thief's, and an owner without the phone at hand could not sign in again to stop the case; so the sessions stay
 * until it takes effect.
 */
@ApplicationScoped
class PhoneChangeDecision implements KindDecision {

    private final PhoneOfCase phoneOfCase;
    private final EndSessions endSessions;

    PhoneChangeDecision(PhoneOfCase phoneOfCase, EndSessions endSessions) {
        this.phoneOfCase = phoneOfCase;
        this.endSessions = endSessions;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.LOST_PHONE;
    }

    @Override
    public Effect prepare(UUID id, CaseDecision decision, CaseReason reason) {
        return this::endSessions;
    }

    private void endSessions(SupportCase decided, CaseState state) {
        if (state == CaseState.DECIDED_GRANTED && !phoneOfCase.isKept(decided)) {
            // The same word as at the change itself: a replica of an earlier release reads it.
            endSessions.endAll(decided.source(), Session.End.PHONE_CHANGED);
        }
    }
}
