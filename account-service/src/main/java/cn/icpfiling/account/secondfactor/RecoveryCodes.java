package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.core.RecoveryCode;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/** Ten recovery codes for a lost device: 80 random bits each, shown once, valid for one use. */
@ApplicationScoped
class RecoveryCodes {

    private static final int HOW_MANY = 10;
    private static final int BYTES = 10;

    private final SecureRandom random = new SecureRandom();
    private final SecondFactorRepository store;
    private final KeyedHash hmac;

    RecoveryCodes(SecondFactorRepository store, KeyedHash hmac) {
        this.store = store;
        this.hmac = hmac;
    }

    List<String> make(UUID account) {
        return Stream.generate(this::fresh)
                .limit(HOW_MANY)
                .peek(code -> store.add(new RecoveryCode(Ids.next(), account, hash(account, code))))
                .toList();
    }

    boolean use(UUID account, String written, Instant now) {
        return store.useRecoveryCode(account, hash(account, written), now);
    }

    private byte[] hash(UUID account, String code) {
        var plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return hmac.of("recovery_codes.hash", account + "|" + plain);
    }

    /** Sixteen letters in groups of four. */
    private String fresh() {
        var bits = new byte[BYTES];
        random.nextBytes(bits);
        return new Base32().encodeToString(bits).replaceAll("(?<=.)(?=(.{4})+$)", "-");
    }
}
