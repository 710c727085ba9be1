package cn.icpfiling.account.recovery;

import java.util.UUID;

/** Who asks and what they wrote, in clear. */
record RevealedCase(UUID caseId, String name, String phone, String message) {

    @Override
    public String toString() {
        return "RevealedCase[" + caseId + "]";
    }
}
