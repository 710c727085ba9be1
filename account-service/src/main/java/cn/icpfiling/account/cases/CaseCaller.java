package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.SupportCase;
import java.util.UUID;

/**
 * Who says that a case is theirs: an account, or a caller without a login who has the secret of the case.
 *
 * @param account null for a caller without a login
 * @param secret null for an account
 */
public record CaseCaller(UUID account, CaseSecret secret) {

    public static CaseCaller account(UUID id) {
        return new CaseCaller(id, null);
    }

    /** @param shown as the caller sent it; a text that is no secret owns no case */
    public static CaseCaller secret(String shown) {
        return new CaseCaller(null, CaseSecret.of(shown).orElse(null));
    }

    boolean owns(SupportCase found) {
        if (account != null) {
            return account.equals(found.holder());
        }
        return secret != null && secret.opens(found.secretDigest());
    }
}
