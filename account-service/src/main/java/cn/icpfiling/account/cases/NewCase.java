package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.HolderKind;
import java.util.UUID;

/**
 * What a new case begins with.
 *
 * @param holder the account that opens it; null for a caller without a login
 * @param secretDigest of the secret of a caller without a login; else null
 * @param holderKind null for a kind without papers
 * @param filedAs a domain or a subject number, or null
 * @param object the finding, or the object of legacy-import-service, or null
 * @param openAs a second open case with the same text is refused; null allows any number
 */
public record NewCase(
        CaseKind kind,
        UUID holder,
        byte[] secretDigest,
        HolderKind holderKind,
        Language language,
        String filedAs,
        UUID object,
        CaseDetails details,
        String openAs) {

    @Override
    public String toString() {
        return "NewCase[" + kind + "]";
    }
}
