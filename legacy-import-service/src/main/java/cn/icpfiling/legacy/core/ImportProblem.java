package cn.icpfiling.legacy.core;

import cn.icpfiling.platform.problem.ProblemType;

/**
 * The refusals of imports and of resets of the old login. The five LI refusals have the words of docs/trade.md 3.11; LI-5 is
 * no refusal but the type check's answer LEGACY_IMPORT.
 */
public enum ImportProblem implements ProblemType {
    /** The same for an unknown login and for a wrong password. */
    LEGACY_LOGIN_WRONG(422),
    /** Its filing was imported or claimed. */
    LEGACY_LI_1(409),
    /** The certificate or a domain of its filing is filed here by another way, maybe by another holder: LI-1 would be untrue. */
    LEGACY_FILED_HERE(409),
    /** The old login holds no filing. */
    LEGACY_LI_2(409),
    /** The account of this platform has a subject. */
    LEGACY_LI_3(409),
    /** The old account was never activated. */
    LEGACY_LI_4(409),
    /** The old login has nothing but an unfinished order. */
    LEGACY_LI_6(409),
    LEGACY_OTHER_WAY(409),
    /** Sites, domains or papers are being loaded, or a row of the filing waits for its correction. Claims have the first one too. */
    LEGACY_NOT_LOADED_YET(409),
    LEGACY_TARGET_HAS_OPEN_ORDER(409),
    LEGACY_HAND_OVER_RUNNING(409),
    LEGACY_IMPORT_EXPIRED(409),
    LEGACY_RESET_OPEN_ALREADY(409),
    LEGACY_RESET_LINK_INVALID(422),
    /** No further link of a grant: it is old, or the old login has another mail by now. */
    LEGACY_RESET_LINK_OVER(409),
    LEGACY_RESET_FILING_CHANGED(409),
    LEGACY_TRIES_PAUSED(429),
    CAPTCHA_REQUIRED(422),
    CAPTCHA_NOT_SOLVED(422);

    private final int status;

    ImportProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
