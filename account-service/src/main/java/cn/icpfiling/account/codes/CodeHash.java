package cn.icpfiling.account.codes;

import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.platform.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Hashes a code: an HMAC over everything the code is bound to, with a key that is not in the database. */
@ApplicationScoped
class CodeHash {

    private final KeyedHash hmac;

    CodeHash(KeyedHash hmac) {
        this.hmac = hmac;
    }

    byte[] of(UUID id, CodePurpose purpose, String boundTo, String digits) {
        return hmac.of("one_time_codes.hash", id + "|" + purpose + "|" + boundTo + "|" + digits);
    }
}
