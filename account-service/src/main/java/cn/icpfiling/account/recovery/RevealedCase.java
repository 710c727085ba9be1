package cn.icpfiling.account.recovery;

import java.util.UUID;

/** The caller's name, phone and message in clear. */
record RevealedCase(UUID caseId, String name, String phone, String message) {

    @Override
    public String toString() {
        return "RevealedCase[" + caseId + "]";
    }
}
